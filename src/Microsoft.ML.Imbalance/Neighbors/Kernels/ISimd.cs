namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The few operations on one hardware register that the kernels are written in, so that each kernel exists once for all widths.</summary>
/// <remarks>
/// Registers hold floats, or, by the name of the operation, whole numbers in the same bits. Floats are never NaN. <see cref="MultiplyAdd"/> may round once or twice:
/// callers allow for either.
/// </remarks>
internal unsafe interface ISimd<TVector>
    where TVector : struct
{
    static abstract int Lanes { get; }

    static abstract TVector Load(float* source);

    /// <summary>Unsigned bytes as floats.</summary>
    static abstract TVector LoadBytes(byte* source);

    static abstract void Store(TVector value, float* destination);

    static abstract TVector Broadcast(float value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract TVector Minimum(TVector left, TVector right);

    static abstract TVector Maximum(TVector left, TVector right);

    static abstract TVector SquareRoot(TVector value);

    /// <summary>Bit i says whether lane i of <paramref name="left"/> is at most lane i of <paramref name="right"/>.</summary>
    static abstract uint LessOrEqual(TVector left, TVector right);

    static abstract float Sum(TVector value);

    /// <summary>16-bit numbers: to each of <paramref name="sums"/> the products of two neighboring bytes, unsigned ones with signed ones, are added.</summary>
    static abstract TVector MultiplyAddBytes(TVector unsignedBytes, TVector signedBytes, TVector sums);

    static abstract TVector BroadcastShort(short value);

    /// <summary>16-bit numbers; sums that don't fit lose their highest bits.</summary>
    static abstract TVector AddShorts(TVector left, TVector right);

    /// <summary>16-bit numbers: the sums of each two of them that stand side by side, in order; sums that don't fit lose their highest bits.</summary>
    static abstract TVector AddPairs(TVector low, TVector high);

    static abstract TVector MinimumOfShorts(TVector left, TVector right);

    static abstract TVector MaximumOfShorts(TVector left, TVector right);

    /// <summary>16-bit numbers: negative where the one in <paramref name="left"/> is less than that in <paramref name="right"/>, and else not.</summary>
    static abstract TVector CompareShorts(TVector left, TVector right);

    /// <summary>Whether all 16-bit numbers are negative.</summary>
    static abstract bool AreShortsNegative(TVector shorts);

    /// <summary>16-bit numbers as floats, in order.</summary>
    static abstract (TVector Low, TVector High) WidenShorts(TVector shorts);

    /// <summary>Bit i says whether 16-bit number i is negative.</summary>
    static abstract ulong NegativeShorts(TVector shorts);

    /// <summary>Floats as 16-bit numbers, in order; fractions are cut off, and what is too small becomes the smallest.</summary>
    static abstract TVector NarrowToShorts(TVector low, TVector high);
}
