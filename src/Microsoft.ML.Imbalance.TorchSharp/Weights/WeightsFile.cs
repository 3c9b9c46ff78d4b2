namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>An array of a file of weights.</summary>
internal sealed record StoredArray(long[] Shape, float[] Values)
{
    public override string ToString() => Shape.Length == 0 ? "one number" : string.Join(" x ", Shape);
}

/// <summary>A file of weights: arrays by name.</summary>
internal static class WeightsFile
{
    /// <summary>Reads a file of either format; which one is told by its name.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidOperationException">The file is no whole file of weights.</exception>
    public static IReadOnlyDictionary<string, StoredArray> Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"WeightsPath '{path}' does not exist. Correct the path, or leave it out to train from the beginning.", path);
        bool isSafetensors = path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase);
        using FileStream stream = File.OpenRead(path);
        try
        {
            return isSafetensors ? SafetensorsFormat.Read(stream) : TorchSharpFormat.Read(stream);
        }
        catch (Exception exception) when (exception is EndOfStreamException or System.Text.Json.JsonException or FormatException or OverflowException or KeyNotFoundException or InvalidOperationException or OutOfMemoryException)
        {
            string format = isSafetensors ? "a file of safetensors" : "what Module.save of TorchSharp writes (files of safetensors must end with .safetensors)";
            throw new InvalidOperationException($"WeightsPath '{path}' can't be read as {format}: {exception.Message} Save the weights again, as a state dictionary.", exception);
        }
    }

    /// <summary>Numbers of some width in bits as single precision.</summary>
    /// <param name="type">The name of the type in safetensors; null if it is none of numbers that weights have.</param>
    /// <param name="bytes">The numbers, little-endian.</param>
    public static float[]? ToSingle(string? type, ReadOnlySpan<byte> bytes) => type switch
    {
        "F32" => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
        "F64" => Array.ConvertAll(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(bytes).ToArray(), value => (float)value),
        "F16" => Array.ConvertAll(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Half>(bytes).ToArray(), value => (float)value),
        // The upper half of a number in single precision.
        "BF16" => Array.ConvertAll(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(bytes).ToArray(), value => BitConverter.UInt32BitsToSingle((uint)value << 16)),
        _ => null,
    };
}
