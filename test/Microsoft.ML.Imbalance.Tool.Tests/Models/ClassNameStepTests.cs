using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ClassNameStepTests
{
    [TestMethod]
    [DataRow("no", "yes")]
    [DataRow("0", "1")]
    [DataRow("say \"no\"", "C:\\yes")]
    [DataRow("a\tb", "line\nbreak")]
    [DataRow("é", "日本")]
    public void AnyNameComesBackAsItWas(string negative, string positive)
    {
        var decisions = new ColumnarView(2, new ViewColumn<bool>("PredictedLabel", BooleanDataViewType.Instance, row => row == 1));
        ITransformer step = ClassNameStep.Create(decisions.Schema, (negative, positive));
        Assert.AreEqual((negative, positive), ClassNameStep.Read(step));
        using var file = new MemoryStream();
        new MLContext().Model.Save(step, decisions.Schema, file);
        Assert.AreEqual((negative, positive), ClassNameStep.Read(new MLContext().Model.Load(file, out _)));
    }
}
