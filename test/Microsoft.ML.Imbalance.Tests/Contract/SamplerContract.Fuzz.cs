using System.Text.RegularExpressions;
using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

public abstract partial class SamplerContract
{
    // A run takes a few seconds over all methods; thousands of tables were tried when it was written.
    private const long Iterations = 30;
    private static readonly float[] Scales = [0, 1, 1, 1, 1e-30f, 1e35f];

    // Values from a short list make duplicates and equal distances the rule; a scale of 0 makes a column constant.
    private static readonly Gen<LabeledRows> SmallTables =
        from classCount in Gen.Int[2, 4]
        from dimension in Gen.Int[1, 3]
        from scales in Gen.Int[0, Scales.Length - 1].Array[dimension]
        from rest in Gen.Int[0, classCount - 1].Array[0, 36]
        from values in Gen.Int[-1, 2].Array[dimension].Array[rest.Length + classCount]
        select new LabeledRows(
            [.. rest, .. Enumerable.Range(0, classCount)], Array.ConvertAll(values, row => row.Select((value, slot) => value * Scales[scales[slot]]).ToArray()));

    [GeneratedRegex("^(Class \"class-[a-d]\" has \\d+ rows?|The data (has|have) \\d+ (rows with a label|labeled rows)); .+ needs at least \\d+|left no row for|needs at least two classes")]
    private static partial Regex TooSmall { get; }

    [TestMethod]
    public void SmallTablesWithTiesDuplicatesAndConstantColumnsGiveExactCountsAndFiniteRowsOrAnErrorThatSaysWhatIsNeeded()
        => SmallTables.Sample(
            data =>
            {
                int[] before = [.. Enumerable.Range(0, data.ClassCount).Select(c => data.Classes.Count(own => own == c))];
                List<ResampledRow> rows;
                try
                {
                    rows = ResampleRows(data);
                }
                catch (InvalidOperationException error) when (TooSmall.IsMatch(error.Message))
                {
                    return;
                }
                int[] after = new int[before.Length];
                foreach (ResampledRow row in rows)
                    after[data.Classes[row.Id]]++;
                AssertCountsOfSmallTable(before, after, smallest: data.Classes.First(c => before[c] == before.Min()));
                Assert.IsTrue(rows.TrueForAll(row => Array.TrueForAll(row.Features, float.IsFinite)));
                Assert.AreEqual(rows.Count, rows.Select(row => row.RowId).Distinct().Count());
            },
            iter: Iterations, threads: 1,
            print: data => string.Join("; ", data.Classes.Zip(data.Features, (c, row) => $"{c}: {string.Join(' ', row)}")));
}
