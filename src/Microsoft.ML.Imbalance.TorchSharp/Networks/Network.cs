namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>A shape with values.</summary>
/// <param name="Shape">The layers.</param>
/// <param name="Parameters">What is trained: the body's, layer after layer, then the head's.</param>
/// <param name="Buffers">What is kept and not trained.</param>
internal sealed record Network(NetworkShape Shape, float[] Parameters, float[] Buffers)
{
    /// <summary>The network for features as they come, of one that was trained on standardized ones.</summary>
    public Network Standardizing(float[] means, float[] scales) => new(
        new NetworkShape(Shape.FeatureCount, [new Standardization(Shape.FeatureCount), .. Shape.Body], Shape.Head), Parameters, [.. means, .. scales, .. Buffers]);

    /// <summary>The network with more classes, which never are: their logits are far below all others.</summary>
    /// <param name="places">The place of each class that there is among all.</param>
    /// <param name="classCount">All classes.</param>
    public Network WithClasses(IReadOnlyList<int> places, int classCount)
    {
        int inputWidth = Shape.Head.InputWidth, members = Shape.MemberCount, known = Shape.ClassCount;
        Layer head = Shape.Head is MemberHead ? new MemberHead(inputWidth, classCount, members) : new Dense(inputWidth, classCount);
        float[] parameters = new float[Shape.BodyParameterCount + head.ParameterCount];
        Parameters.AsSpan(0, Shape.BodyParameterCount).CopyTo(parameters);
        ReadOnlySpan<float> weights = Parameters.AsSpan(Shape.BodyParameterCount, members * known * inputWidth), biases = Parameters.AsSpan(Shape.BodyParameterCount + weights.Length);
        Span<float> newWeights = parameters.AsSpan(Shape.BodyParameterCount, members * classCount * inputWidth), newBiases = parameters.AsSpan(Shape.BodyParameterCount + newWeights.Length);
        newBiases.Fill(NeverLogit);
        for (int member = 0; member < members; member++)
        {
            for (int c = 0; c < known; c++)
            {
                int from = member * known + c, to = member * classCount + places[c];
                weights.Slice(from * inputWidth, inputWidth).CopyTo(newWeights[(to * inputWidth)..]);
                newBiases[to] = biases[from];
            }
        }
        return new Network(new NetworkShape(Shape.FeatureCount, Shape.Body, head), parameters, Buffers);
    }

    /// <summary>The network of two classes with one output instead of two logits: the second less the first, the logarithm of the odds. One with members stays as it is.</summary>
    public Network WithLogOdds()
    {
        if (Shape.MemberCount > 1)
            return this;
        int width = Shape.Head.InputWidth;
        float[] parameters = new float[Shape.BodyParameterCount + width + 1];
        Parameters.AsSpan(0, Shape.BodyParameterCount).CopyTo(parameters);
        ReadOnlySpan<float> head = Parameters.AsSpan(Shape.BodyParameterCount);
        for (int i = 0; i < width; i++)
            parameters[Shape.BodyParameterCount + i] = head[width + i] - head[i];
        parameters[^1] = head[^1] - head[^2];
        return new Network(new NetworkShape(Shape.FeatureCount, Shape.Body, new Dense(width, 1)), parameters, Buffers);
    }

    // Its exponential is 0 beside that of any logit of a trained network.
    private const float NeverLogit = -1e6f;
}
