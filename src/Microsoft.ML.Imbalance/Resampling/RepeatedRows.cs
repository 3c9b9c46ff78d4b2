using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows of the source that appear again: how often each does, in one byte a row of the source.</summary>
/// <param name="counts">How often each row appears again.</param>
/// <param name="codes">With <paramref name="classIndex"/>: only the rows of that class, which is clumped; null for all rows.</param>
/// <param name="classIndex">The class, where <paramref name="codes"/> is given.</param>
/// <param name="count">The sum of the counts of those rows.</param>
/// <remarks>
/// Rows of classes that are well mixed in the source can be repeated soon after they have come by. The rows of a clumped class can't be,
/// or their repeats would be as clumped: they are given by class, and take a second pass over the source.
/// </remarks>
internal class RepeatedRows(RowCounts counts, ClassCodes? codes, int classIndex, int count) : ExtraRows
{
    public RepeatedRows(RowCounts counts, int count)
        : this(counts, null, 0, count)
    {
    }

    /// <summary>Whether the rows lie together in the source, so that repeats must come from elsewhere in it.</summary>
    public bool IsClumped => codes is not null;

    public sealed override int Count => count;

    /// <summary>How often a row of the source appears again.</summary>
    public int this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => codes is null || codes[row] == classIndex ? counts[row] : 0;
    }

    /// <summary>For each row of the source, zero if it doesn't appear again. Rows of other classes may be marked too.</summary>
    public byte[] Marks => counts.Low;
}

/// <summary>A small number for each row: one byte, and a table for the few that need more.</summary>
internal sealed class RowCounts(int rowCount)
{
    private readonly Dictionary<int, int> _beyond = [];

    /// <summary>The numbers, the largest byte for those that are as large or larger.</summary>
    public byte[] Low { get; } = new byte[rowCount];

    public int this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Low[row] is var low && low < byte.MaxValue ? low : Beyond(row);
    }

    public void Add(int row, int count)
    {
        int sum = this[row] + count;
        Low[row] = (byte)Math.Min(sum, byte.MaxValue);
        if (sum > byte.MaxValue)
            _beyond[row] = sum - byte.MaxValue;
    }

    private int Beyond(int row) => byte.MaxValue + _beyond.GetValueOrDefault(row);
}
