using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Turns computed feature slots back into values of the column's own type.</summary>
internal static class FeatureGetters
{
    // Vectors with fewer values than this share of their slots are handed out sparse, as their source rows are.
    private const int SparseShare = 4;

    public static Delegate Create(DataViewType type, FeatureColumn column, FeatureLayout layout, Func<float[]> features)
    {
        if (column.Decoder is { } decoder)
            return decoder.CreateGetter(column.Start, features);
        double[]? offsets = layout.Offsets;
        if (type is VectorDataViewType vector)
        {
            return vector.ItemType.RawType == typeof(float)
                ? (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => Fill(features().AsSpan(column.Start, column.Length), ref value))
                : (ValueGetter<VBuffer<double>>)((ref VBuffer<double> value) =>
                {
                    float[] row = features();
                    VBufferEditor<double> editor = VBufferEditor.Create(ref value, column.Length);
                    for (int slot = 0; slot < column.Length; slot++)
                        editor.Values[slot] = row[column.Start + slot] + (offsets?[column.Start + slot] ?? 0);
                    value = editor.Commit();
                });
        }
        double offset = offsets?[column.Start] ?? 0;
        Type raw = type.RawType;
        return raw == typeof(float) ? Scalar<float>()
            : raw == typeof(double) ? Scalar<double>()
            : raw == typeof(int) ? Scalar<int>()
            : raw == typeof(long) ? Scalar<long>()
            : raw == typeof(short) ? Scalar<short>()
            : raw == typeof(sbyte) ? Scalar<sbyte>()
            : raw == typeof(uint) ? Scalar<uint>()
            : raw == typeof(ulong) ? Scalar<ulong>()
            : raw == typeof(ushort) ? Scalar<ushort>()
            : Scalar<byte>();

        // Noise may lead out of the range of the type: -1 in a Byte column is 0, not 255.
        ValueGetter<T> Scalar<T>()
            where T : INumberBase<T> => (ref T value) => value = T.CreateSaturating(features()[column.Start] + offset);
    }

    private static void Fill(ReadOnlySpan<float> row, ref VBuffer<float> value)
    {
        int zeros = 0;
        if (row.Length >= 64)
        {
            foreach (float v in row)
                zeros += v == 0 ? 1 : 0;
        }
        int present = row.Length - zeros;
        if (zeros == 0 || present * SparseShare > row.Length)
        {
            VBufferEditor<float> dense = VBufferEditor.Create(ref value, row.Length);
            row.CopyTo(dense.Values);
            value = dense.Commit();
            return;
        }
        VBufferEditor<float> sparse = VBufferEditor.Create(ref value, row.Length, present);
        int at = 0;
        for (int slot = 0; slot < row.Length; slot++)
        {
            if (row[slot] == 0)
                continue;
            sparse.Indices[at] = slot;
            sparse.Values[at++] = row[slot];
        }
        value = sparse.Commit();
    }
}
