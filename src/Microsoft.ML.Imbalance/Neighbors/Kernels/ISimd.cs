namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The few operations on one hardware register of floats that the kernels are written in, so that each kernel exists once for all widths.</summary>
/// <remarks>Inputs are never NaN. <see cref="MultiplyAdd"/> may round once or twice: callers allow for either.</remarks>
internal unsafe interface ISimd<TVector>
    where TVector : struct
{
    static abstract int Lanes { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(TVector value, float* destination);

    static abstract TVector Broadcast(float value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract TVector Minimum(TVector left, TVector right);

    static abstract TVector Maximum(TVector left, TVector right);

    /// <summary>Bit i says whether lane i of <paramref name="left"/> is at most lane i of <paramref name="right"/>.</summary>
    static abstract uint LessOrEqual(TVector left, TVector right);

    static abstract float Sum(TVector value);
}
