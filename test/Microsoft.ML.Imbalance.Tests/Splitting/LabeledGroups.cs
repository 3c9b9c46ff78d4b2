using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>A row with its number, a label and a group.</summary>
internal sealed class GroupedRow
{
    public float Number { get; set; }

    public string Label { get; set; } = "";

    public string Group { get; set; } = "";
}

/// <summary>Makes views of labels and groups, and tells which rows a part of them has.</summary>
internal static class LabeledGroups
{
    public static IDataView Load(IEnumerable<string> labels, IEnumerable<string>? groups = null)
    {
        string[] all = [.. labels];
        string[] groupOf = groups is null ? [.. all.Select((_, i) => $"g{i}")] : [.. groups];
        return new MLContext(seed: 1).Data.LoadFromEnumerable(all.Select((label, i) => new GroupedRow { Number = i, Label = label, Group = groupOf[i] }).ToArray());
    }

    /// <summary>So many rows of class a, b, c, …, well mixed.</summary>
    public static string[] Labels(params int[] counts)
    {
        string[] labels = [.. counts.SelectMany((count, c) => Enumerable.Repeat(((char)('a' + c)).ToString(), count))];
        return [.. labels.Select((label, i) => (label, place: i * 7919L % 10007)).OrderBy(p => p.place).Select(p => p.label)];
    }

    public static int[] RowsOf(IDataView view) => [.. view.GetColumn<float>("Number").Select(number => (int)number)];

    public static ClassPartition Partition(params int[] codes)
    {
        var classes = new ClassCodes(codes.Length);
        foreach (int code in codes)
            classes.Add(code);
        return new ClassPartition("Label", [.. Enumerable.Range(0, codes.Max() + 1).Select(c => $"c{c}")], classes);
    }
}
