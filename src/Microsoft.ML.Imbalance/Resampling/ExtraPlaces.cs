namespace Microsoft.ML.Imbalance;

/// <summary>
/// The places of one group of extras in a pass: extra j of E is due at (j + u) M / E, where M is the number of main rows and u, on [0, 1), the group's phase.
/// </summary>
/// <remarks>In whole numbers, of which the upper 32 bits are the place: the same for an extra that is come to and one that is gone to.</remarks>
internal struct ExtraPlaces
{
    private const int FractionBits = 32;
    private readonly int _count;
    private readonly long _spacing;
    private readonly long _first;
    private long _next;

    private ExtraPlaces(int count, long mainCount, double phase)
    {
        _count = count;
        _spacing = (mainCount << FractionBits) / Math.Max(count, 1);
        _first = (long)(phase * _spacing);
        GoTo(0);
    }

    /// <summary>The next extra.</summary>
    public int Index { get; private set; }

    /// <summary>The main row after which it comes; a number larger than any row if there is none left.</summary>
    public readonly long NextPlace => _next >> FractionBits;

    public readonly bool IsAtEnd => _next == long.MaxValue;

    public static ExtraPlaces Create(int count, long mainCount, int seed, int group)
        => new(count, mainCount, RandomStream.Create(seed, nameof(PassSchedule), group).NextDouble());

    /// <summary>Goes on to the extra after.</summary>
    public void Take() => _next = ++Index < _count ? _next + _spacing : long.MaxValue;

    /// <summary>Goes to the first extra that comes after a main row or later.</summary>
    public void MoveTo(long main)
    {
        long distance = (main << FractionBits) - _first;
        GoTo(distance <= 0 ? 0 : (int)Math.Min((distance + _spacing - 1) / _spacing, _count));
    }

    private void GoTo(int index)
    {
        Index = index;
        _next = index < _count ? _first + index * _spacing : long.MaxValue;
    }
}
