namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class NeuralNetworkErrorTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void AMissingValueIsAnError()
    {
        Tables.BinaryRow[] rows = Tables.BinaryRows(100);
        rows[7].Features[2] = float.NaN;
        AssertFails<InvalidOperationException>(
            "Feature column 'Features' is NaN in row 7, slot 2; a network needs finite numbers. Replace missing values before it, for example with ReplaceMissingValues.", Tables.Quick, rows);
    }

    [TestMethod]
    public void OneClassIsAnError() => AssertFails<InvalidOperationException>(
        "Label column 'Label' has only class \"False\"; a network needs rows of at least two classes.", Tables.Quick, [.. Tables.BinaryRows(100).Where(row => !row.Label)]);

    [TestMethod]
    public void NoRowsAreAnError() => AssertFails<InvalidOperationException>(
        "The data has no rows. At least one row of each of two classes is needed; check the file and the filters before this step.", Tables.Quick, []);

    [TestMethod]
    public void AnUnknownWeightColumnIsAnErrorWithTheTextOfMLNet() => AssertFails<ArgumentOutOfRangeException>(
        "Could not find weight column 'Wait' (Parameter 'inputSchema')", Tables.Options(weight: "Wait"), Tables.BinaryRows(100));

    [TestMethod]
    public void AWeightColumnOfAnotherTypeIsAnErrorWithTheTextOfMLNet() => AssertFails<ArgumentOutOfRangeException>(
        "Schema mismatch for weight column 'Name': expected Single, got String (Parameter 'inputSchema')", Tables.Options(weight: "Name"), Tables.BinaryRows(100));

    [TestMethod]
    public void ALabelOfAnotherTypeIsAnErrorWithTheTextOfMLNet()
    {
        IDataView table = Tables.Multiclass(Ml, 50);
        ArgumentOutOfRangeException error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Quick).Fit(table));
        StringAssert.StartsWith(error.Message, "Schema mismatch for label column 'Label': expected Boolean, got Key<UInt32>");
    }

    [TestMethod]
    public void OptionsOutOfRangeAreErrors()
    {
        AssertOption("BatchSize is 0; it must be at least 1.", new NeuralNetworkOptions { BatchSize = 0 });
        AssertOption("Epochs is 0; it must be at least 1.", new NeuralNetworkOptions { Epochs = 0 });
        AssertOption("LabelColumnName is empty; the name of a column is needed.", new NeuralNetworkOptions { LabelColumnName = " " });
        AssertOption("Architecture is null; leave it out for the default.", new NeuralNetworkOptions { Architecture = null! });
        AssertOption("CategoricalEmbeddingWidth is 0; it must be at least 1.", new NeuralNetworkOptions { CategoricalEmbeddingWidth = 0 });
        AssertOption("FrequencyScale is 0; it must be a positive finite number.", new NeuralNetworkOptions { NumericEmbedding = new PeriodicEmbeddingOptions { FrequencyScale = 0 } });
        AssertOption(
            "HiddenWidths names no layer; at least one is needed. For a model without hidden layers use a logistic regression.",
            new NeuralNetworkOptions { Architecture = new MlpArchitecture { HiddenWidths = [] } });
        AssertOption("HiddenWidths is 0; it must be at least 1.", new NeuralNetworkOptions { Architecture = new MlpArchitecture { HiddenWidths = [4, 0] } });
        AssertOption("Dropout is 1; it must be between 0 and 0.95.", new NeuralNetworkOptions { Architecture = new MlpArchitecture { Dropout = 1 } });
        AssertOption("BlockCount is 0; it must be at least 1.", new NeuralNetworkOptions { Architecture = new ResNetArchitecture { BlockCount = 0 } });
        AssertOption("MemberCount is 1; it must be at least 2.", new NeuralNetworkOptions { Architecture = new TabMArchitecture { MemberCount = 1 } });
    }

    [TestMethod]
    public void OtherFeaturesThanInTrainingAreAnError()
    {
        NeuralNetworkTransformer model = Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Options(epochs: 1)).Fit(Tables.Binary(Ml, 100));
        ArgumentOutOfRangeException size = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Transform(Tables.Multiclass(Ml, 50)));
        Assert.AreEqual("Schema mismatch for feature column 'Features': expected Vector<Single, 4>, as in training, got Vector<Single, 3>. (Parameter 'schema')", size.Message);
        IDataView without = Ml.Transforms.DropColumns("Features").Fit(Tables.Binary(Ml, 50)).Transform(Tables.Binary(Ml, 50));
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Transform(without)).Message, "Could not find feature column 'Features'.");
    }

    private static void AssertFails<TException>(string message, NeuralNetworkOptions options, Tables.BinaryRow[] rows)
        where TException : Exception
        => Assert.AreEqual(message, Assert.ThrowsExactly<TException>(() => Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(options).Fit(Ml.Data.LoadFromEnumerable(rows))).Message);

    private static void AssertOption(string message, NeuralNetworkOptions options)
        => StringAssert.StartsWith(Assert.Throws<ArgumentException>(() => Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(options)).Message, message);
}
