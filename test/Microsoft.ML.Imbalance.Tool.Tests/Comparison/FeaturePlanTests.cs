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
