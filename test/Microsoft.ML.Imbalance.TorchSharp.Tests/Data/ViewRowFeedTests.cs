using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class ViewRowFeedTests
{
    private static readonly MLContext Context = new(1);

    [TestMethod]
    public void RowsComeInOrderWithTheirWeights()
    {
        IDataView view = Context.Data.LoadFromEnumerable(new[] { new Row { Features = [1, 2], Weight = 0.5f }, new Row { Features = [3, 0], Weight = 2 } });
        var feed = new ViewRowFeed(view, "Features", "Weight");
        Assert.AreEqual((2, true), (feed.Width, feed.HasWeights));
        List<string> rows = [];
        feed.Read((row, values, weight) => rows.Add(FormattableString.Invariant($"{row}: {values[0]} {values[1]}, {weight}")), default);
        CollectionAssert.AreEqual(new[] { "0: 1 2, 0.5", "1: 3 0, 2" }, rows);
        rows.Clear();
        new ViewRowFeed(view, "Features", null).Read((row, values, weight) => rows.Add(FormattableString.Invariant($"{row}: {weight}")), default);
        CollectionAssert.AreEqual(new[] { "0: 1", "1: 1" }, rows);
    }

    [TestMethod]
    public void MissingValuesAndWrongWeightsAreErrors()
    {
        Says(
            "Feature column 'Features' is NaN in row 1, slot 0; a network needs finite numbers. Replace missing values before it, for example with ReplaceMissingValues.",
            new() { Features = [float.NaN, 0], Weight = 1 });
        Says("Weight column 'Weight' is -1 in row 1; a weight must be 0 or a positive finite number.", new() { Weight = -1 });
        Says("Weight column 'Weight' is NaN in row 1; a weight must be 0 or a positive finite number.", new() { Weight = float.NaN });

        static void Says(string message, Row bad)
        {
            var feed = new ViewRowFeed(Context.Data.LoadFromEnumerable(new[] { new Row(), bad }), "Features", "Weight");
            Assert.AreEqual(message, Assert.ThrowsExactly<InvalidOperationException>(() => feed.Read((_, _, _) => { }, default)).Message);
        }
    }

    [TestMethod]
    public void ColumnsThatAreNotThereAreErrors()
    {
        IDataView view = Context.Data.LoadFromEnumerable(new[] { new Row() });
        Assert.Contains("'Other'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ViewRowFeed(view, "Other", null)).Message);
        Assert.Contains("'Cost'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ViewRowFeed(view, "Features", "Cost")).Message);
        Assert.Contains("a vector of Single of known size", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ViewRowFeed(view, "Weight", null)).Message);
        Assert.Contains("Single", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ViewRowFeed(view, "Features", "Features")).Message);
    }

    private sealed class Row
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [0, 0];

        public float Weight { get; set; } = 1;
    }
}
