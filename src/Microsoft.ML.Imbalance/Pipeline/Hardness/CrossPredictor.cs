namespace Microsoft.ML.Imbalance;

/// <summary>Trains a model for each fold on the other folds, and reads what it makes of the own class of each row.</summary>
internal sealed class CrossPredictor(InstanceHardnessThresholdOptions options) : ICrossPredictor
{
    private const string Folds = "InstanceHardnessFolds";

    public double[] PredictOwnClass(LabeledView view, int seed)
    {
        ClassPartition classes = view.Partition;
        var result = new double[classes.RowCount];
        Array.Fill(result, double.NaN);
        IEstimator<ITransformer> estimator = options.Estimator ?? DefaultHardnessModel.Create(new MLContext(seed), options.FeatureColumnNames, options.Trainer);
        var work = new LongWork("folds", options.NumberOfFolds);
        foreach (RowSet fold in RowDealer.Deal(classes, SplitQuotas.Folds(classes, options.NumberOfFolds), seed, Folds))
        {
            IDataView scored = estimator.Fit(Cancellation.Watch(Prepare(view.Subset(fold.Complement()), classes))).Transform(Prepare(view.Subset(fold), classes));
            OwnClassReader reader = options.Estimator is null
                ? OwnClassReader.OfSlots(scored, DefaultColumns.Score, classes.StreamKey)
                : OwnClassReader.Create(scored, classes, options.ProbabilityColumnName, options.ScoreColumnName);
            reader.Read(scored, view, fold, result);
            work.Step();
        }
        return result;
    }

    private IDataView Prepare(IDataView view, ClassPartition classes) => options.Estimator is null ? DefaultHardnessModel.WithKey(view, classes) : view;
}
