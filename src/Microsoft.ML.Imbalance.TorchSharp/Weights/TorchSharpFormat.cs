namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>What <c>Module.save</c> of TorchSharp writes: a count, then for each array its name, its type, its shape and its numbers. Whole numbers have as many bytes as they need.</summary>
internal static class TorchSharpFormat
{
    private const int LargestRank = 16;

    public static Dictionary<string, StoredArray> Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        long count = ReadNumber(reader);
        var arrays = new Dictionary<string, StoredArray>();
        for (long i = 0; i < count; i++)
        {
            string name = reader.ReadString();
            (string? type, int size) = TypeOf(ReadNumber(reader));
            long rank = ReadNumber(reader);
            if (rank > LargestRank)
                throw new FormatException($"array '{name}' is to have {rank} dimensions.");
            var shape = new long[rank];
            for (int d = 0; d < shape.Length; d++)
                shape[d] = ReadNumber(reader);
            int length = checked((int)(shape.Aggregate(1L, (product, side) => checked(product * side)) * size));
            if (length > stream.Length - stream.Position)
                throw new EndOfStreamException($"array '{name}' is cut off.");
            if (WeightsFile.ToSingle(type, reader.ReadBytes(length)) is { } values)
                arrays.Add(name, new StoredArray(shape, values));
        }
        return arrays;
    }

    // Seven bits a byte, the lowest first; the highest bit says that more follow.
    private static long ReadNumber(BinaryReader reader) => reader.Read7BitEncodedInt64();

    // Types by their numbers in libtorch. Counters are whole numbers and are not read.
    private static (string? Type, int Size) TypeOf(long number) => number switch
    {
        0 or 1 or 11 => (null, 1),
        2 => (null, 2),
        3 => (null, 4),
        4 => (null, 8),
        5 => ("F16", 2),
        6 => ("F32", 4),
        7 => ("F64", 8),
        15 => ("BF16", 2),
        _ => throw new FormatException($"its numbers are of type {number}, which weights do not have."),
    };
}
