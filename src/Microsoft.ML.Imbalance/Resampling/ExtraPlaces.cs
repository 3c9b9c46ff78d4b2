namespace Microsoft.ML.Imbalance;

/// <summary>The places of one group of extras in a pass: extra j of E comes at (j + u) M / E, where M is the number of main rows and u, on [0, 1), the group's phase.</summary>
internal struct ExtraPlaces
{
    private readonly int _count;
    private readonly double _spacing;
    private readonly double _phase;

    private ExtraPlaces(int count, long mainCount, double phase)
    {
        _count = count;
        _spacing = (double)mainCount / count;
        _phase = phase;
        NextPlace = PlaceOf(0);
    }

    /// <summary>The next extra.</summary>
    public int Index { get; private set; }

    /// <summary>The main row after which it comes; the largest number if there is none left.</summary>
    public long NextPlace { get; private set; }

    public readonly bool IsAtEnd => NextPlace == long.MaxValue;

    public static ExtraPlaces Create(int count, long mainCount, int seed, int group)
        => new(count, mainCount, RandomStream.Create(seed, nameof(PassSchedule), group).NextDouble());

    /// <summary>Goes on to the extra after.</summary>
    public void Take() => NextPlace = PlaceOf(++Index);

    /// <summary>Goes to the first extra that comes after a main row or later.</summary>
    public void MoveTo(long main)
    {
        int index = (int)Math.Clamp(main / _spacing - 1, 0, _count);
        while (index > 0 && PlaceOf(index - 1) >= main)
            index--;
        while (PlaceOf(index) < main)
            index++;
        Index = index;
        NextPlace = PlaceOf(index);
    }

    private readonly long PlaceOf(int index) => index >= _count ? long.MaxValue : (long)((index + _phase) * _spacing);
}
