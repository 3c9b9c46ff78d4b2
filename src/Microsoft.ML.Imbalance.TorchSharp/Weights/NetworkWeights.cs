using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The values of a network of images by the names that files of weights have.</summary>
internal static class NetworkWeights
{
    private const string HeadName = "fc", OtherHeadName = "linear";

    /// <summary>A network's values as arrays of a file.</summary>
    public static IReadOnlyList<(string Name, StoredArray Array)> ToArrays(Network network)
        => [.. Places(network.Shape).Select(place => (place.Name, new StoredArray(place.Shape, place.In(network).ToArray())))];

    /// <summary>The network with the values of a file. A last layer of other classes keeps its own.</summary>
    /// <param name="network">The network.</param>
    /// <param name="arrays">The file's arrays.</param>
    /// <param name="path">The file, for errors.</param>
    /// <param name="inform">Is told if the last layer keeps its values.</param>
    /// <exception cref="InvalidOperationException">An array is missing, or has another shape.</exception>
    public static Network Load(Network network, IReadOnlyDictionary<string, StoredArray> arrays, string path, Action<string>? inform)
    {
        var byName = arrays.ToDictionary(pair => Canonical(pair.Key), pair => pair.Value);
        var loaded = new Network(network.Shape, (float[])network.Parameters.Clone(), (float[])network.Buffers.Clone());
        bool keepsHead = !byName.TryGetValue($"{HeadName}.weight", out StoredArray? head) || !head.Shape.SequenceEqual([network.Shape.ClassCount, network.Shape.Head.InputWidth]);
        if (keepsHead)
        {
            inform?.Invoke(Invariant(
                $"The last layer of '{path}' {(head is null ? "is not there" : $"is {head}")}, and {network.Shape.ClassCount} x {network.Shape.Head.InputWidth} is needed: it is trained from the beginning."));
        }
        foreach (ValuePlace place in Places(network.Shape))
        {
            if (keepsHead && place.IsHead)
                continue;
            string needed = string.Join(" x ", place.Shape);
            if (!byName.TryGetValue(place.Name, out StoredArray? array))
            {
                throw new InvalidOperationException(
                    $"WeightsPath '{path}' has no array '{place.Name}' ({needed}), which the architecture needs. It has: {string.Join(", ", arrays.Keys.Take(8).Select(name => $"'{name}'"))}{(arrays.Count > 8 ? Invariant($" and {arrays.Count - 8} more") : "")}. Choose the architecture that the weights are for.");
            }
            if (!array.Shape.SequenceEqual(place.Shape))
            {
                throw new InvalidOperationException(
                    $"Array '{place.Name}' of WeightsPath '{path}' is {array}; the architecture needs {needed}. Choose the architecture, its depth and the number of Channels that the weights are for.");
            }
            array.Values.CopyTo(place.In(loaded));
        }
        return loaded;
    }

    // Networks that were trained on several devices have a word before each name.
    private static string Canonical(string name)
    {
        const string Parallel = "module.";
        name = name.StartsWith(Parallel, StringComparison.Ordinal) ? name[Parallel.Length..] : name;
        return name.StartsWith(OtherHeadName + ".", StringComparison.Ordinal) ? HeadName + name[OtherHeadName.Length..] : name;
    }

    private static List<ValuePlace> Places(NetworkShape shape)
    {
        var places = new List<ValuePlace>();
        int parameter = 0, buffer = 0;
        foreach (Layer layer in shape.Body)
            Add(layer);
        int weights = shape.ClassCount * shape.Head.InputWidth;
        places.Add(new ValuePlace($"{HeadName}.weight", parameter, [shape.ClassCount, shape.Head.InputWidth], IsBuffer: false, IsHead: true));
        places.Add(new ValuePlace($"{HeadName}.bias", parameter + weights, [shape.ClassCount], IsBuffer: false, IsHead: true));
        return places;

        void Add(Layer layer)
        {
            if (layer is ResidualBlock block)
            {
                foreach (Layer inner in block.Layers)
                    Add(inner);
            }
            if (layer is not Convolution convolution)
                return;
            string norm = NormName(convolution.Name);
            long width = convolution.OutputWidth;
            Take($"{convolution.Name}.weight", false, width, convolution.InputWidth, convolution.Kernel, convolution.Kernel);
            Take($"{norm}.weight", false, width);
            Take($"{norm}.bias", false, width);
            Take($"{norm}.running_mean", true, width);
            Take($"{norm}.running_var", true, width);
        }

        void Take(string name, bool isBuffer, params long[] sides)
        {
            int length = (int)sides.Aggregate(1L, (product, side) => product * side);
            places.Add(new ValuePlace(name, isBuffer ? buffer : parameter, sides, isBuffer, IsHead: false));
            (parameter, buffer) = isBuffer ? (parameter, buffer + length) : (parameter + length, buffer);
        }
    }

    // conv2 has bn2 behind it; downsample.0 has downsample.1.
    private static string NormName(string name) => name.EndsWith(".0", StringComparison.Ordinal) ? name[..^1] + "1" : name.Replace("conv", "bn", StringComparison.Ordinal);

    private sealed record ValuePlace(string Name, int Start, long[] Shape, bool IsBuffer, bool IsHead)
    {
        public Span<float> In(Network network) => (IsBuffer ? network.Buffers : network.Parameters).AsSpan(Start, (int)Shape.Aggregate(1L, (product, side) => product * side));
    }
}
