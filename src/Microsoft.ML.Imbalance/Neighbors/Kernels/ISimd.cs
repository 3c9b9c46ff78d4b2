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

    /// <summary>32-bit numbers: the sums of two neighboring 16-bit numbers each.</summary>
    static abstract TVector SumPairs(TVector shorts);

    static abstract TVector AddIntegers(TVector left, TVector right);

    /// <summary>32-bit numbers as floats.</summary>
    static abstract TVector ToSingle(TVector integers);
}
