using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Where the weights and the bias of each class lie among the values of a network: (members, classes, width), then (members, classes).</summary>
internal readonly record struct HeadLayout(int Start, int Members, int Classes, int Width)
{
    public static HeadLayout Of(TrainableNetwork network)
    {
        (int start, int length) = network.HeadRange.GetOffsetAndLength((int)network.Parameters.numel());
        int outputs = network.MemberCount * network.ClassCount;
        return new HeadLayout(start, network.MemberCount, network.ClassCount, length / outputs - 1);
    }

    public int Length => Members * Classes * (Width + 1);

    public Span<float> Weights(Span<float> head, int member, int classIndex) => head.Slice((member * Classes + classIndex) * Width, Width);

    public ReadOnlySpan<float> Weights(ReadOnlySpan<float> head, int member, int classIndex) => head.Slice((member * Classes + classIndex) * Width, Width);

    /// <summary>The place of a bias in the head.</summary>
    public int Bias(int member, int classIndex) => Members * Classes * Width + member * Classes + classIndex;
}
