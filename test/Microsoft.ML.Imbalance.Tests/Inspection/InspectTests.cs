using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class InspectTests
{
    private readonly MLContext _context = new(seed: 1);

    [TestMethod]
    public void ClassesAreCounted()
    {
        ImbalanceInspection inspection = Inspect("b", "a", "a", "", "a");

        Assert.AreEqual("Label", inspection.LabelColumnName);
        Assert.AreEqual(5, inspection.RowCount);
        Assert.AreEqual(1, inspection.UnlabeledRowCount);
        CollectionAssert.AreEqual(new[] { ("a", 3, 0.75), ("b", 1, 0.25) }, inspection.Classes.Select(c => (c.Name, c.Count, c.Share)).ToArray());
        Assert.AreSame(inspection.Classes[0], inspection.LargestClass);
        Assert.AreSame(inspection.Classes[1], inspection.SmallestClass);
        Assert.AreEqual(3, inspection.ImbalanceRatio);
        Assert.AreEqual(0.75, inspection.MajorityShare);
    }

    [TestMethod]
    public void EntropyIsThatOfTheShares()
    {
        // Shares 1/2, 1/4, 1/4: 1/2 · 1 + 1/4 · 2 + 1/4 · 2 = 1.5 bits, of at most log2 3 = 1.585.
        ImbalanceInspection inspection = Inspect("a", "a", "b", "c");

        Assert.AreEqual(1.5, inspection.Entropy);
        Assert.AreEqual(1.5 / Math.Log2(3), inspection.NormalizedEntropy, 1e-15);
    }

    [TestMethod]
    public void BalancedDataHasTheLargestEntropy()
        => Gen.Select(Gen.Int[2, 9], Gen.Int[1, 20]).Sample((classes, rows) =>
        {
            ImbalanceInspection inspection = Inspect(LabeledGroups.Labels([.. Enumerable.Repeat(rows, classes)]));
            return Math.Abs(inspection.NormalizedEntropy - 1) < 1e-12 && inspection.ImbalanceRatio == 1;
        }, iter: 50);

    [TestMethod]
    public void ASingleClassHasNoEntropy()
    {
        ImbalanceInspection inspection = Inspect("a", "a");

        Assert.AreEqual(0.0, inspection.Entropy);
        Assert.IsFalse(double.IsNegative(inspection.Entropy));
        Assert.AreEqual(0.0, inspection.NormalizedEntropy);
    }

    [TestMethod]
    public void DataWithoutAProblemHasNoDiagnostics()
        => Assert.IsEmpty(Inspect(LabeledGroups.Labels(30, 20)).Diagnostics);

    [TestMethod]
    public void ASingleClassIsAnErrorInTheDiagnostics()
        => AssertDiagnostics(
            Inspect(LabeledGroups.Labels(20)),
            "Error IMB001: Column 'Label' has one class only, \"a\". A classifier needs two: check the label column and the filters before this step.");

    [TestMethod]
    public void AHighMajorityShareMakesAccuracyMisleading()
    {
        AssertDiagnostics(
            Inspect(LabeledGroups.Labels(80, 20)),
            "Warning IMB002: Always answering \"a\" is right for 80.0 % of the rows, so that a high accuracy says little. "
            + "Judge by average precision, balanced accuracy or the Matthews correlation, and try a threshold and class weights first.");
        AssertDiagnostics(Inspect(LabeledGroups.Labels(79, 21)));
    }

    [TestMethod]
    public void ClassesTooSmallForFiveFoldsAreNamedFromTheSmallest()
        => AssertDiagnostics(
            Inspect(LabeledGroups.Labels(10, 4, 1, 10)),
            "Warning IMB003: Classes have fewer rows than 5 folds need: \"c\" (1), \"b\" (4). "
            + "Use fewer folds, collect more rows, or remove the class or merge it with another.");

    [TestMethod]
    public void ClassesOfFewRowsAreNamedOnceAndNotAgain()
        => AssertDiagnostics(
            Inspect(LabeledGroups.Labels(9, 5, 4, 10)),
            "Warning IMB003: Classes have fewer rows than 5 folds need: \"c\" (4). "
            + "Use fewer folds, collect more rows, or remove the class or merge it with another.",
            "Warning IMB004: Classes have fewer than 10 rows: \"b\" (5), \"a\" (9). "
            + "One row more or less changes their recall a lot: repeat the cross-validation with several seeds, and look at intervals rather than at single numbers.");

    [TestMethod]
    public void RowsWithoutALabelAreCounted()
        => AssertDiagnostics(
            Inspect([.. LabeledGroups.Labels(10, 10), "", ""]),
            "Warning IMB005: 2 of 22 rows have no label in column 'Label'. Remove them, or label them: they are no class's rows, and trainers skip them.");

    [TestMethod]
    public void ManyClassesMayBeAMeasurement()
    {
        string[] labels = [.. Enumerable.Range(0, 1010).Select(i => $"{i % 101}")];

        AssertDiagnostics(
            Inspect(labels),
            "Warning IMB006: Column 'Label' has 101 classes. Check that it is a class and not a measurement or an id; merge rare classes where that makes sense.");
        AssertDiagnostics(Inspect([.. labels.Where(label => label != "100")]));
    }

    [TestMethod]
    public void LongListsOfClassesAreCut()
        => Assert.AreEqual(
            "Classes have fewer rows than 5 folds need: \"a\" (1), \"b\" (1), \"c\" (1), \"d\" (1), \"e\" (1) and 2 more.",
            Inspect("a", "b", "c", "d", "e", "f", "g").Diagnostics.Single().Message);

    [TestMethod]
    public void TheTableIsReadable()
    {
        string[] labels = [.. Enumerable.Repeat("no", 950), .. Enumerable.Repeat("yes", 50)];

        Assert.AreEqual(
            """
            Class  Rows    Share
            no      950   95.0 %
            yes      50    5.0 %

            Label column       Label
            Rows               1000, 0 without a label
            Imbalance ratio    19
            Entropy            0.286 bits, 0.286 of the maximum
            Majority accuracy  95.0 %

            Warning IMB002: Always answering "no" is right for 95.0 % of the rows, so that a high accuracy says little. Judge by average precision, balanced accuracy or the Matthews correlation, and try a threshold and class weights first.
            """.ReplaceLineEndings("\n"),
            Inspect(labels).ToString());
    }

    [TestMethod]
    public void TheTableOfManyClassesIsCut()
    {
        string text = Inspect([.. Enumerable.Range(0, 250).Select(i => $"class {i % 25:00}")]).ToString();

        Assert.Contains("class 19    10    4.0 %\nand 5 more classes\n", text);
    }

    [TestMethod]
    [DataRow(0.0, "0.0 %")]
    [DataRow(1.0, "100.0 %")]
    [DataRow(0.1234, "12.3 %")]
    [DataRow(0.0003, "0.03 %")]
    [DataRow(0.99999, "99.99 %")]
    public void SharesAreNeverRoundedToNoneOrAll(double share, string text) => Assert.AreEqual(text, InspectionTable.Percent(share));

    [TestMethod]
    public void NoDataIsAnError()
        => Assert.AreEqual("data", Assert.ThrowsExactly<ArgumentNullException>(() => _context.Data.Imbalance.Inspect(null!)).ParamName);

    private static void AssertDiagnostics(ImbalanceInspection inspection, params string[] expected)
        => Assert.AreEqual(string.Join("\n", expected), string.Join("\n", inspection.Diagnostics));

    private ImbalanceInspection Inspect(params string[] labels) => _context.Data.Imbalance.Inspect(LabeledGroups.Load(labels));
}
