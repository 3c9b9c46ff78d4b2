using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The format of safetensors: the length of a heading, the heading in JSON with type, shape and place of each array, then the arrays.</summary>
internal static class SafetensorsFormat
{
    private const int Alignment = 8;

    public static Dictionary<string, StoredArray> Read(Stream stream)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(length);
        ulong headingLength = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (headingLength > (ulong)(stream.Length - sizeof(ulong)))
            throw new FormatException($"its heading is to be {headingLength} bytes long, and the file is shorter.");
        var heading = new byte[headingLength];
        stream.ReadExactly(heading);
        long start = stream.Position;
        var arrays = new Dictionary<string, StoredArray>();
        using JsonDocument document = JsonDocument.Parse(heading);
        foreach (JsonProperty entry in document.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
                continue;
            long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
            long[] offsets = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
            stream.Position = start + offsets[0];
            var bytes = new byte[checked((int)(offsets[1] - offsets[0]))];
            stream.ReadExactly(bytes);
            if (WeightsFile.ToSingle(entry.Value.GetProperty("dtype").GetString(), bytes) is { } values)
                arrays.Add(entry.Name, new StoredArray(shape, values));
        }
        return arrays;
    }

    public static void Write(Stream stream, IReadOnlyList<(string Name, StoredArray Array)> arrays)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            long offset = 0;
            writer.WriteStartObject();
            foreach ((string name, StoredArray array) in arrays)
            {
                writer.WriteStartObject(name);
                writer.WriteString("dtype", "F32");
                Write(writer, "shape", array.Shape);
                Write(writer, "data_offsets", [offset, offset += array.Values.Length * (long)sizeof(float)]);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        // Blanks may follow the heading, so that the arrays begin at a multiple of 8.
        json.Write(Encoding.ASCII.GetBytes(new string(' ', (int)(-json.Length & (Alignment - 1)))));
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
        stream.Write(length);
        stream.Write(json.GetBuffer().AsSpan(0, (int)json.Length));
        foreach ((_, StoredArray array) in arrays)
            stream.Write(MemoryMarshal.AsBytes(array.Values.AsSpan()));
    }

    private static void Write(Utf8JsonWriter writer, string name, long[] values)
    {
        writer.WriteStartArray(name);
        foreach (long value in values)
            writer.WriteNumberValue(value);
        writer.WriteEndArray();
    }
}
