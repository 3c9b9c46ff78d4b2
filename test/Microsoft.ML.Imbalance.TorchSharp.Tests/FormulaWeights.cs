using System.Text;
using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Networks whose values follow from the names of their arrays, as in <c>Fixtures/make_weights.py</c>: an array of another name, shape or place would give other answers.</summary>
internal static class FormulaWeights
{
    /// <summary>The arrays of a network, by name.</summary>
    public static IReadOnlyDictionary<string, StoredArray> Of(NetworkShape shape)
        => NetworkWeights.ToArrays(new Network(shape, new float[shape.ParameterCount], new float[shape.BufferCount])).ToDictionary(pair => pair.Name, pair => new StoredArray(pair.Array.Shape, Values(pair.Name, pair.Array.Shape)));

    /// <summary>Numbers in [-1, 1): FNV-1a of a name, then the finalizer of MurmurHash3.</summary>
    public static float[] Uniform(string name, int count)
    {
        uint seed = Encoding.ASCII.GetBytes(name).Aggregate(2166136261, (hash, letter) => (hash ^ letter) * 16777619);
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            uint hash = (uint)i * 2654435761 + seed;
            hash ^= hash >> 16;
            hash *= 0x85EBCA6B;
            hash ^= hash >> 13;
            hash *= 0xC2B2AE35;
            hash ^= hash >> 16;
            numbers[i] = (hash >> 8) / 8388608f - 1;
        }
        return numbers;
    }

    private static float[] Values(string name, long[] shape)
    {
        (float center, float width) = shape.Length > 1 ? (0, MathF.Sqrt(3f / shape[1..].Aggregate(1L, (product, side) => product * side)))
            : name.EndsWith(".weight", StringComparison.Ordinal) || name.EndsWith(".running_var", StringComparison.Ordinal) ? (0.75f, 0.25f)
            : (0, 0.2f);
        return Array.ConvertAll(Uniform(name, (int)shape.Aggregate(1L, (product, side) => product * side)), value => center + width * value);
    }
}
