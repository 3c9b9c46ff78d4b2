using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.PlainConsumer;

/// <summary>What a model answers, to the last bit, a line a row. Compiled into the tests too, so that both processes write it alike.</summary>
internal static class ScoredBits
{
    private static readonly string[] Columns = ["Score", "Probability", "PredictedLabel"];

    public static string[] Of(IDataView scored)
    {
        IEnumerable<string>[] columns = [.. Columns.Select(scored.Schema.GetColumnOrNull).OfType<DataViewSchema.Column>().Select(c => Read(scored, c))];
        return [.. columns.Aggregate((left, right) => left.Zip(right, (a, b) => $"{a} {b}"))];
    }

    private static IEnumerable<string> Read(IDataView scored, DataViewSchema.Column column) => column.Type switch
    {
        VectorDataViewType => scored.GetColumn<float[]>(column).Select(v => string.Join(',', v.Select(Bits))),
        KeyDataViewType => ReadNames(scored, column),
        BooleanDataViewType => scored.GetColumn<bool>(column).Select(v => $"{v}"),
        _ => scored.GetColumn<float>(column).Select(Bits),
    };

    // The two processes may run in different cultures, which write a minus differently.
    private static string Bits(float value) => BitConverter.SingleToInt32Bits(value).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> ReadNames(IDataView scored, DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.GetKeyValues(ref values);
        string[] names = ["missing", .. values.DenseValues().Select(n => n.ToString())];
        return scored.GetColumn<uint>(column).Select(key => names[(int)key]);
    }
}
