using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Keeps so many random rows of some classes and all rows of the others.</summary>
internal static class ImbalanceMaker
{
    private const string Name = "MakeImbalance";
    private const int MostNames = 20;

    public static IDataView Make(IHostEnvironment environment, IDataView data, IReadOnlyDictionary<string, int> classCounts, string labelColumnName, int? seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(classCounts);
        LabeledView source = LabeledView.Read(data, labelColumnName);
        int[][] quotas = Quotas(source.Partition, classCounts);
        return source.Subset(RowDealer.Deal(source.Partition, quotas, seed ?? environment.Register(Name).Rand.Next(), Name)[0]);
    }

    /// <summary>Rows kept first, rows dropped second.</summary>
    private static int[][] Quotas(ClassPartition partition, IReadOnlyDictionary<string, int> classCounts)
    {
        int[][] quotas = [.. partition.Counts.Append(partition.UnlabeledCount).Select(count => new[] { count, 0 })];
        foreach ((string name, int count) in classCounts)
        {
            int c = partition.IndexOf(name);
            if (c < 0)
            {
                string classes = ShortList.Of(partition.Names.Select((other, i) => $"\"{other}\" ({partition.Counts[i]})"), MostNames);
                throw new ArgumentException($"classCounts names class \"{name}\", which column '{partition.LabelColumnName}' does not have. It has: {classes}.", nameof(classCounts));
            }
            int present = partition.Counts[c];
            if (count < 0 || count > present)
            {
                throw new ArgumentException(
                    Invariant($"classCounts asks for {count} rows of class \"{name}\", which has {present}. Ask for 0 to {present}; to get more rows, oversample."), nameof(classCounts));
            }
            quotas[c] = [count, present - count];
        }
        return quotas;
    }
}
