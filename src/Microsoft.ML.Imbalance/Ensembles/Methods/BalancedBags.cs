namespace Microsoft.ML.Imbalance;

/// <summary>Bags of as many rows of each class: balanced bagging and EasyEnsemble.</summary>
internal sealed class BalancedBags(BagSettings settings) : EnsembleMethod
{
    public override string Name => settings.Name;

    public override EnsembleVoting Voting => settings.Voting;

    public override bool EvaluatesOutOfBag => settings.EvaluatesOutOfBag;

    public override IReadOnlyList<TrainedMember> Train(EnsembleTraining training)
    {
        int[][] rowsOf = [.. Enumerable.Range(0, training.Classes.ClassCount).Select(training.Classes.RowsOf)];
        int[] sizes = Array.ConvertAll(rowsOf, rows => (int)Math.Round(settings.ExampleFraction * rows.Length));
        int empty = Array.IndexOf(sizes, 0);
        if (empty >= 0)
        {
            throw new InvalidOperationException(
                Invariant($"ExampleFraction {settings.ExampleFraction} of the {rowsOf[empty].Length} rows of class \"{training.Classes.Names[empty]}\" is no row. ")
                + Invariant($"Every bag needs a row of every class; use at least {0.5 / rowsOf[empty].Length:0.####}."));
        }
        return MemberLoop.Run(training.MemberCount, MemberLoop.DegreeOf(settings.NumberOfThreads, training.SharesTrainer), member =>
        {
            TrainedMember trained = settings.Resampler is null ? TrainUndersampled(training, member, rowsOf, sizes) : TrainResampled(training, member, rowsOf, sizes, settings.Resampler);
            training.Complete();
            return settings.EvaluatesOutOfBag ? trained : trained with { InBag = null };
        });
    }

    // Drawing the rows of a class with replacement and then keeping some at random is the same as drawing fewer.
    private TrainedMember TrainUndersampled(EnsembleTraining training, int member, int[][] rowsOf, int[] sizes)
    {
        RowDraw draw = Draw(training, member, rowsOf, Array.ConvertAll(sizes, _ => sizes.Min()));
        ResampledDataView rows = training.View.Resample(draw.ToPlan(), Name, training.SeedOf(member));
        return new TrainedMember(TrainOn(training, member, rows), rows.Report.Classes, InBag: draw.Rows);
    }

    // What a resampler drops, it may drop because of how the row looks: only rows that were not drawn at all are out of bag.
    private TrainedMember TrainResampled(EnsembleTraining training, int member, int[][] rowsOf, int[] sizes, ResamplingEstimator resampler)
    {
        RowDraw draw = Draw(training, member, rowsOf, sizes);
        int seed = training.SeedOf(member);
        ResampledDataView bag = training.View.Resample(draw.ToPlan(), Name, seed);
        ResampledDataView rows = resampler.Reseed(seed).FitResample(bag);
        return new TrainedMember(TrainOn(training, member, rows), rows.Report.Classes, InBag: draw.Rows);
    }

    private RowDraw Draw(EnsembleTraining training, int member, int[][] rowsOf, int[] counts)
    {
        var draw = new RowDraw(training.Classes.RowCount);
        for (int c = 0; c < rowsOf.Length; c++)
        {
            RandomStream stream = training.StreamOf(member, c);
            if (settings.Bootstrap)
                draw.AddBootstrap(rowsOf[c], counts[c], stream);
            else
                draw.AddSome(rowsOf[c], counts[c], stream);
        }
        return draw;
    }

    private ITransformer TrainOn(EnsembleTraining training, int member, IDataView rows)
        => training.Train(member, rows, settings.FeatureFraction == 1 ? null : FeatureSubset.Draw(rows.Schema, settings.FeatureColumnName, settings.FeatureFraction, training.SeedOf(member)));
}

/// <summary>What <see cref="BalancedBags"/> needs to know.</summary>
internal sealed class BagSettings
{
    public required string Name { get; init; }

    public ResamplingEstimator? Resampler { get; init; }

    public bool Bootstrap { get; init; }

    public double ExampleFraction { get; init; } = 1;

    public double FeatureFraction { get; init; } = 1;

    public string FeatureColumnName { get; init; } = DefaultColumns.Features;

    public EnsembleVoting Voting { get; init; }

    public bool EvaluatesOutOfBag { get; init; }

    public int? NumberOfThreads { get; init; }
}
