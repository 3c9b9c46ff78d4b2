namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class FeaturePlanTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void ColumnsBecomeNumbersCategoriesOrNothing()
    {
        string rows = string.Join('\n', Enumerable.Range(0, 200).Select(i => $"{i},{(i % 2 == 0 ? "" : i)},{i % 3}x,{i % 60}y,name {i},7,z,{i % 2}"));
        FeaturePlan plan = Plan("number,gaps,few,many,name,constant,same,Label\n" + rows);

        CollectionAssert.AreEqual(new[] { "number", "gaps" }, plan.Numbers.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "gaps" }, plan.NumbersWithGaps.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "few" }, plan.Categories.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "many" }, plan.ManyCategories.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual(
            new[]
            {
                "Column 'name' has 200 different texts in 200 rows, like a name or an identifier: left out.",
                "Column 'constant' has one value only: left out.",
                "Column 'same' has one value only: left out.",
            },
            plan.Notes.ToArray());
    }

    [TestMethod]
    public void WhereAResampledRowComesFromIsNoFeature()
    {
        FeaturePlan plan = Plan("x,_source_row,_synthetic,Label\n1,0,false,a\n2,1,false,b\n1.5,1,true,b\n");

        CollectionAssert.AreEqual(new[] { "x" }, plan.Features.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual(
            new[]
            {
                "Column '_source_row' was written by resample and tells where a row comes from: left out.",
                "Column '_synthetic' was written by resample and tells where a row comes from: left out.",
                "Rows of a resampled file repeat or resemble each other, so that what folds of it tell is too good. Use the file from before: strategies are applied within each fold.",
            },
            plan.Notes.ToArray());
    }

    [TestMethod]
    public void AnInfiniteNumberIsRefused() => Assert.AreEqual(
        "Column 'x' is infinite in row 1 (counted from 0). Correct the value, leave it empty, or use --exclude x.",
        Assert.ThrowsExactly<ToolException>(() => Plan("x,Label\n1,a\nInfinity,b\n")).Message);

    [TestMethod]
    public void AFileWithNothingToLearnFromIsRefused()
    {
        ToolException error = Assert.ThrowsExactly<ToolException>(() => Plan("x,Label\n1,a\n1,b\n"));
        Assert.AreEqual(
            $"'{_folder["data.csv"]}' has no column left to learn from, beside label column 'Label' and what was excluded. Column 'x' has one value only: left out.", error.Message);
    }

    private FeaturePlan Plan(string text)
    {
        Table table = TableReader.Read(_folder.Write("data.csv", text));
        return FeaturePlan.Of(table, table.Columns[^1], []);
    }
}
