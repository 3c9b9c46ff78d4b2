using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>A row and its squared distance from a query, in 12 bytes. Candidates rank by distance, equal ones by row.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct Candidate(double squaredDistance, int row) : IComparable<Candidate>
{
    /// <summary>Ranks behind every row.</summary>
    public static readonly Candidate None = new(double.PositiveInfinity, int.MaxValue);

    public double SquaredDistance { get; } = squaredDistance;

    public int Row { get; } = row;

    public int CompareTo(Candidate other) => Precedes(other) ? -1 : other.Precedes(this) ? 1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Precedes(in Candidate other)
        => SquaredDistance < other.SquaredDistance || (SquaredDistance == other.SquaredDistance && Row < other.Row);
}
