using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/pitfalls.md that is in no sample.</summary>
[TestClass]
public sealed class PitfallSnippets
{
    [TestMethod]
    public void AChainThatEndsInAResamplerInsideAnother()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView train = LabeledRows.Gaussian([300, 40]).ToView(mlContext, LabelKind.Boolean);
        var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();
        var warnings = new List<string>();
        void Warn(string message) => warnings.Add(message);

        mlContext.Log += (_, message) =>
        {
            if (message.Kind == ChannelMessageKind.Warning)
                Warn(message.Message);
        };

        // Don't: the inner chain ends in the resampler, and the trainer stands outside. It is trained on rows that are not resampled.
        IEstimator<ITransformer> inner = mlContext.Transforms.NormalizeMeanVariance("Features").Append(mlContext.Transforms.Imbalance.Smote());
        var wrong = mlContext.Transforms.CopyColumns("Copy", "Id").Append(inner).Append(trainer);

        wrong.Fit(train);
        Assert.ContainsSingle(warnings.Where(w => w.Contains("its rows were never used", StringComparison.Ordinal)));
        warnings.Clear();

        // Do: one flat chain.
        var right = mlContext.Transforms.NormalizeMeanVariance("Features").Append(mlContext.Transforms.Imbalance.Smote()).Append(trainer);

        // Or: the resampler belongs to the trainer, wherever that stands.
        var robust = mlContext.Transforms.NormalizeMeanVariance("Features").Append(trainer.WithResampling(mlContext.Transforms.Imbalance.Smote()));

        right.Fit(train);
        robust.Fit(train);
        Assert.IsEmpty(warnings.Where(w => w.Contains("Smote", StringComparison.Ordinal)));
    }
}
