namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/reference/inspect.md.</summary>
[TestClass]
public sealed class InspectSnippets
{
    [TestMethod]
    public void Inspect()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = LabeledGroups.Load([.. Enumerable.Repeat("no", 950), .. Enumerable.Repeat("yes", 50)]);

        ImbalanceInspection inspection = mlContext.Data.Imbalance.Inspect(data, labelColumnName: "Label");
        Console.WriteLine(inspection);

        Assert.AreEqual(19, inspection.ImbalanceRatio);
    }

    [TestMethod]
    public void Gate()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = LabeledGroups.Load(Enumerable.Repeat("no", 20));
        bool stopped = false;
        void Stop(string message) => stopped = message.StartsWith("Column", StringComparison.Ordinal);

        foreach (ImbalanceDiagnostic diagnostic in mlContext.Data.Imbalance.Inspect(data).Diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error)
                Stop(diagnostic.Message);
        }

        Assert.IsTrue(stopped);
    }
}
