using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

public abstract partial class SamplerContract
{
    [TestMethod]
    public void OnlyTheFittedViewIsResampled()
    {
        LabeledRows data = LabeledRows.Gaussian(BinaryCounts);
        IDataView train = data.ToView(Ml);
        IDataView test = LabeledRows.Gaussian(BinaryCounts, seed: 9).ToView(Ml);
        ITransformer transformer = Sampler.Create(Ml, SamplingTarget.Auto, 7).Fit(train);
        Assert.AreSame(test, transformer.Transform(test));
        Assert.AreEqual(Resample(train).GetRowCount(), transformer.Transform(train).GetRowCount());
        Assert.IsTrue(transformer.IsRowToRowMapper);
        Assert.AreSame(test.Schema, transformer.GetOutputSchema(test.Schema));
        Assert.AreSame(test.Schema, transformer.GetRowToRowMapper(test.Schema).OutputSchema);
    }

    [TestMethod]
    public void CrossValidationNeverResamplesAValidationRow()
    {
        LabeledRows data = LabeledRows.Gaussian([200, 60]);
        IDataView view = data.ToView(Ml, LabelKind.Boolean);
        EstimatorChain<BinaryPredictionTransformer<Calibrators.CalibratedModelParametersBase<Trainers.LinearBinaryModelParameters, Calibrators.PlattCalibrator>>> pipeline =
            Ml.Transforms.CopyColumns("Copy", "Id").Append(Sampler.Create(Ml, SamplingTarget.Auto, 7)).Append(Ml.BinaryClassification.Trainers.LbfgsLogisticRegression());
        var seen = new List<int>();
        foreach (var fold in Ml.BinaryClassification.CrossValidate(view, pipeline, numberOfFolds: 4))
            seen.AddRange(fold.ScoredHoldOutSet.GetColumn<int>("Id"));
        CollectionAssert.AreEqual(Enumerable.Range(0, data.RowCount).ToArray(), seen.Order().ToArray(), "each row is validated once, none twice, none left out");
    }

    [TestMethod]
    public void ASavedResamplerIsTheIdentity()
    {
        LabeledRows data = LabeledRows.Gaussian(BinaryCounts);
        IDataView view = data.ToView(Ml);
        ITransformer transformer = Sampler.Create(Ml, SamplingTarget.Auto, 7).Fit(view);
        using var stream = new MemoryStream();
        Ml.Model.Save(transformer, view.Schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        CollectionAssert.AreEqual(ResampledRow.Read(view).ConvertAll(r => r.Content), ResampledRow.Read(loaded.Transform(view)).ConvertAll(r => r.Content));
    }
}
