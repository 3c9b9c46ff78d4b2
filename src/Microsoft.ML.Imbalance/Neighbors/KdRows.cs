using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>What a <see cref="KdOrder"/> looks at: rows, by their numbers.</summary>
internal abstract class KdRows(int dimension)
{
    public int Dimension { get; } = dimension;

    /// <summary>A row, where it is stored, or else computed into some room.</summary>
    public abstract ReadOnlySpan<float> Read(int number, Span<float> room);

    /// <summary>Copies one value of each of some rows, which stand anywhere.</summary>
    public abstract void CopyColumn(int column, ReadOnlySpan<int> numbers, Span<float> target);

    /// <summary>Brings rows in their order in the table.</summary>
    public abstract void Sort(Span<int> numbers);

    /// <summary>Copies some rows, one after the other.</summary>
    /// <param name="numbers">The rows.</param>
    /// <param name="room">Room for a number a row.</param>
    /// <param name="target">Takes the rows.</param>
    public abstract void CopyTo(ReadOnlySpan<int> numbers, Span<int> room, Span<float> target);

    /// <summary>Rows of a matrix.</summary>
    public sealed class Selected(RowSelection rows) : KdRows(rows.Matrix.Dimension)
    {
        public override ReadOnlySpan<float> Read(int number, Span<float> room) => rows.Read(number, room);

        public override void CopyColumn(int column, ReadOnlySpan<int> numbers, Span<float> target) => rows.CopyColumn(column, numbers, target);

        public override void Sort(Span<int> numbers) => numbers.Sort();

        public override void CopyTo(ReadOnlySpan<int> numbers, Span<int> room, Span<float> target)
        {
            for (int i = 0; i < numbers.Length; i++)
                room[i] = rows.RowOf(numbers[i]);
            rows.Matrix.CopyTo(room[..numbers.Length], target);
        }
    }

    /// <summary>Copies of rows, one after the other.</summary>
    /// <param name="rows">The copies.</param>
    /// <param name="slots">The slot of each.</param>
    /// <param name="dimension">Values of a row.</param>
    public sealed unsafe class Copied(float* rows, int* slots, int dimension) : KdRows(dimension)
    {
        public override ReadOnlySpan<float> Read(int number, Span<float> room) => new(rows + (nint)number * Dimension, Dimension);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void CopyColumn(int column, ReadOnlySpan<int> numbers, Span<float> target)
        {
            float* values = rows + column;
            nint dimension = Dimension;
            target = target[..numbers.Length];
            for (int i = 0; i < numbers.Length; i++)
                target[i] = values[numbers[i] * dimension];
        }

        public override void Sort(Span<int> numbers) => numbers.Sort((a, b) => slots[a].CompareTo(slots[b]));

        public override void CopyTo(ReadOnlySpan<int> numbers, Span<int> room, Span<float> target)
        {
            for (int i = 0; i < numbers.Length; i++)
                Read(numbers[i], []).CopyTo(target[(i * Dimension)..]);
        }
    }
}
