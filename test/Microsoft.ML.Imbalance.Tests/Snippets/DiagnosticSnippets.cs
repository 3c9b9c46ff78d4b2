using Microsoft.ML.Imbalance.Tests.Evaluation;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/reference/diagnostics.md.</summary>
[TestClass]
public sealed class DiagnosticSnippets
{
    [TestMethod]
    public void Gate()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = Sample.Binary(mlContext, seed: 1, count: 300);
        var pipeline = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();
        List<string> log = [];

        var result = mlContext.BinaryClassification.Imbalance.CrossValidate(data, pipeline);
        foreach (ImbalanceDiagnostic diagnostic in result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning))
            log.Add($"{diagnostic.Id}: {diagnostic.Message} {diagnostic.Remedy}");

        Assert.StartsWith("IMB301: ", log[0]);
    }
}
