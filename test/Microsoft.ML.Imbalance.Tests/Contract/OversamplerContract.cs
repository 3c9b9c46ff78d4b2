namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The contract of methods that add rows.</summary>
public abstract class OversamplerContract : CountingSamplerContract
{
    private protected override bool Grows => true;

    [TestMethod]
    public void ExtraRowsAreSpreadOverTheWholePassEvenIfTheSourceIsSortedByClass()
    {
        LabeledRows data = LabeledRows.Gaussian([600, 100, 50], sorted: true);
        ResampledDataView view = Resample(data.ToView(Ml));
        List<ResampledRow> rows = ResampledRow.Read(view);
        RowProvenance[] provenance = [.. view.Provenance];
        foreach (int c in new[] { 1, 2 })
        {
            int[] perTenth = new int[10];
            for (int i = 0; i < rows.Count; i++)
            {
                if (data.Classes[rows[i].Id] == c && (provenance[i].IsRepeat || provenance[i].IsSynthetic))
                    perTenth[i * 10 / rows.Count]++;
            }
            int mean = perTenth.Sum() / 10;
            Assert.IsTrue(Array.TrueForAll(perTenth, n => n > 0.7 * mean && n < 1.3 * mean), $"class {c}: {string.Join(' ', perTenth)}");
        }
    }
}
