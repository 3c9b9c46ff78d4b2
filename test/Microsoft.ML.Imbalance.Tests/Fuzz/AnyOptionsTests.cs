using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Any method with any options on small tables of every kind of column.</summary>
[TestClass]
public sealed partial class AnyOptionsTests
{
    private static readonly MLContext Ml = new(seed: 1);

    private static readonly Gen<Row[]> Tables =
        from classCount in Gen.Int[2, 4]
        from rest in Gen.Int[0, classCount - 1].Array[0, 40]
        from values in Gen.Int[-1, 3].Array[5].Array[rest.Length + classCount]
        select Enumerable.Range(0, values.Length).Select(i => new Row
        {
            Id = i,
            Label = $"class-{(char)('a' + (i < rest.Length ? rest[i] : i - rest.Length))}",
            Features = [values[i][0], values[i][1]],
            Whole = values[i][2] * 1000,
            Small = (byte)(values[i][3] + 1),
            Wide = 1e9 + values[i][4] / 8.0,
            Color = $"color {values[i][3]}",
        }).ToArray();

    [GeneratedRegex("^(Class \"class-[a-d]\" has \\d+ rows?|The data (has|have) \\d+ (rows with a label|labeled rows)); .+ needs at least \\d+|^Class \"class-[a-d]\" has 1 row; RandomOversample with Shrinkage")]
    private static partial Regex TooSmall { get; }

    [TestMethod]
    public void CountsAreExactNumbersStayWithinTheTypesOfTheirColumnsAndTooLittleDataIsSaid()
        => Gen.Select(Tables, RandomMethods.All).Sample(
            (table, method) =>
            {
                ResampledDataView view;
                try
                {
                    view = method.Create(Ml).FitResample(Ml.Data.LoadFromEnumerable(table));
                }
                catch (InvalidOperationException error) when (TooSmall.IsMatch(error.Message))
                {
                    return;
                }
                Row[] rows = [.. Ml.Data.CreateEnumerable<Row>(view, reuseRowObject: false)];
                string[] names = [.. table.Select(r => r.Label).Distinct().Order()];
                int[] before = CountsOf(table, names), after = CountsOf(rows, names);
                int[] wanted = method.Kind == ResamplingKind.Cleaning ? after : method.Target.Resolve(PartitionOf(table, names), method.Kind, "");
                CollectionAssert.AreEqual(wanted, after);
                if (method.Kind == ResamplingKind.Cleaning)
                {
                    bool[] targeted = method.Target.ResolveCleaning(PartitionOf(table, names), "");
                    Assert.IsTrue(Enumerable.Range(0, names.Length).All(c => targeted[c] ? after[c] <= before[c] : after[c] == before[c]));
                    CollectionAssert.AreEqual(rows.Select(r => r.Id).Distinct().ToArray(), rows.Select(r => r.Id).ToArray());
                }
                foreach (Row row in rows)
                {
                    Assert.AreEqual(table[row.Id].Label, row.Label);
                    Assert.IsTrue(float.IsFinite(row.Features[0]) && float.IsFinite(row.Features[1]) && double.IsFinite(row.Wide));
                    Assert.AreEqual(1e9, row.Wide, 1e5);
                }
                CollectionAssert.AreEqual(after.Select(n => (long)n).ToArray(), view.Report.Classes.Select(c => c.CountAfter).ToArray());
            },
            iter: 1000, threads: 1,
            print: sample => sample.Item2.Text + "\n" + string.Join("; ", sample.Item1.Select(r => $"{r.Label[^1]}: {string.Join(' ', r.Features)} {r.Whole} {r.Small} {r.Wide - 1e9}")));

    private static int[] CountsOf(Row[] rows, string[] names) => Array.ConvertAll(names, name => rows.Count(r => r.Label == name));

    private static ClassPartition PartitionOf(Row[] rows, string[] names)
    {
        var codes = new ClassCodes(rows.Length);
        foreach (Row row in rows)
            codes.Add(Array.IndexOf(names, row.Label));
        return new ClassPartition("Label", names, codes);
    }

    private sealed class Row
    {
        public int Id { get; set; }

        public string Label { get; set; } = "";

        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public int Whole { get; set; }

        public byte Small { get; set; }

        public double Wide { get; set; }

        public string Color { get; set; } = "";
    }
}
