using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Splits views by class: reads labels and groups once, deals the rows, and wraps the parts as views.</summary>
internal static class StratifiedSplitter
{
    private const string Name = "StratifiedSplit";

    public static StratifiedSplit TrainTest(
        IHostEnvironment environment, IDataView data, string labelColumnName, double testFraction, string? groupColumnName, int? seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(testFraction > 0 && testFraction < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(testFraction), testFraction, Invariant($"testFraction is {testFraction}; it must be above 0 and below 1."));
        }

        LabeledView source = LabeledView.Read(data, labelColumnName);
        RowSet[] parts = groupColumnName is null
            ? RowDealer.Deal(source.Partition, SplitQuotas.TrainTest(source.Partition, testFraction), SeedOf(environment, seed), Name)
            : GroupDealer.Deal(source.Groups(groupColumnName), source.Partition, SplitParts.TestAndTrain(testFraction), SeedOf(environment, seed));
        return new StratifiedSplit(trainSet: source.Subset(parts[1]), testSet: source.Subset(parts[0]));
    }

    public static IReadOnlyList<StratifiedSplit> CrossValidation(
        IHostEnvironment environment, IDataView data, string labelColumnName, int numberOfFolds, string? groupColumnName, int? seed)
        => Folds(environment, data, labelColumnName, numberOfFolds, groupColumnName, seed).Splits;

    public static StratifiedFolds Folds(IHostEnvironment environment, IDataView data, string labelColumnName, int numberOfFolds, string? groupColumnName, int? seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (numberOfFolds < 2)
            throw new ArgumentOutOfRangeException(nameof(numberOfFolds), numberOfFolds, Invariant($"numberOfFolds is {numberOfFolds}; it must be at least 2."));

        LabeledView source = LabeledView.Read(data, labelColumnName);
        RowSet[] folds = groupColumnName is null
            ? RowDealer.Deal(source.Partition, SplitQuotas.Folds(source.Partition, numberOfFolds), SeedOf(environment, seed), Name)
            : GroupDealer.Deal(source.Groups(groupColumnName), source.Partition, SplitParts.Folds(numberOfFolds), SeedOf(environment, seed));
        return new StratifiedFolds(data, source, folds);
    }

    // The context's own random numbers: MLContext(seed) repeats, and two splits in a row differ, as ML.NET's do.
    private static int SeedOf(IHostEnvironment environment, int? seed) => seed ?? environment.Register(Name).Rand.Next();
}
