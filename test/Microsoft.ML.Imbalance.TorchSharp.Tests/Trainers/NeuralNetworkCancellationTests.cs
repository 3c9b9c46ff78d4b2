namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Training that is cancelled while rows are still read, or in the first epoch. Later there is a best epoch: see <see cref="NetworkTrainerTests"/>.</summary>
[TestClass]
public sealed class NeuralNetworkCancellationTests
{
    private static readonly MLContext Ml = new(seed: 1);

    /// <summary>Labels, means and variances, and the rows themselves are read in a pass each.</summary>
    [TestMethod]
    [DataRow(0, DisplayName = "before")]
    [DataRow(1, DisplayName = "labels")]
    [DataRow(2, DisplayName = "means")]
    [DataRow(3, DisplayName = "rows")]
    public void WhileRowsAreReadItEndsWithAnException(int pass)
    {
        using var source = new CancellationTokenSource();
        if (pass == 0)
            source.Cancel();
        int passes = 0;
        IDataView table = Ml.Data.LoadFromEnumerable(Rows());
        OperationCanceledException cancelled = Assert.Throws<OperationCanceledException>(() => Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Options(source.Token)).Fit(table));
        Assert.AreEqual(source.Token, cancelled.CancellationToken);
        Assert.IsLessThanOrEqualTo(Math.Max(1, pass), passes);

        IEnumerable<Tables.BinaryRow> Rows()
        {
            passes++;
            foreach (Tables.BinaryRow row in Tables.BinaryRows(100))
            {
                if (passes == pass)
                    source.Cancel();
                yield return row;
            }
        }
    }

    [TestMethod]
    public void InTheFirstEpochTheNetworkIsGivenAsItIs()
    {
        using var source = new CancellationTokenSource();
        // Twelve batches an epoch, and the log comes between them.
        var ml = new MLContext(seed: 1);
        ml.Log += (_, e) =>
        {
            if (e.RawMessage.Contains("epoch 1, batches", StringComparison.Ordinal))
                source.Cancel();
        };
        IDataView table = Tables.Binary(ml);
        NeuralNetworkTransformer model = LongWork.Run(_ => { }, () => ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Options(source.Token)).Fit(table), new HastyClock());
        Assert.IsTrue(model.Model.WasCancelled);
        Assert.AreEqual(0, model.Model.EpochCount);
        Assert.IsTrue(ml.Data.CreateEnumerable<Answer>(model.Transform(table), reuseRowObject: false).All(answer => float.IsFinite(answer.Score)));
    }

    private static NeuralNetworkOptions Options(CancellationToken token) => new() { Epochs = 50, BatchSize = 64, CancellationToken = token, Seed = 1 };

    private sealed class Answer
    {
        public float Score { get; set; }
    }
}
