using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

/// <summary>The data of the samples: 9,857 loans, 517 of them bad. quick-start.cs has the same steps in full.</summary>
internal static class LendingClub
{
    private static readonly string[] Categories = ["Term", "SubGrade", "State", "Verification", "Employment"];

    /// <summary>Unpacks and loads the file: 17 numbers as one column, 5 categories, and the label, which is true for a bad loan.</summary>
    public static IDataView Load(MLContext mlContext)
    {
        string samples = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
        string csv = Path.Combine(AppContext.BaseDirectory, "lending_club.csv");
        using (var packed = new GZipStream(File.OpenRead(Path.Combine(samples, "../data/lending_club.csv.gz")), CompressionMode.Decompress))
        using (FileStream plain = File.Create(csv))
            packed.CopyTo(plain);

        IDataView file = mlContext.Data.LoadFromTextFile(csv, new TextLoader.Options
        {
            Separators = [','],
            HasHeader = true,
            Columns =
            [
                new("Numbers", DataKind.Single, [new(0), new(2), new(6), new(8, 21)]),
                new("Term", DataKind.String, 1),
                new("SubGrade", DataKind.String, 3),
                new("State", DataKind.String, 4),
                new("Verification", DataKind.String, 5),
                new("Employment", DataKind.String, 7),
                new("Label", DataKind.Boolean, 22),
            ],
        });
        return mlContext.Data.Cache(file);
    }

    /// <summary>Normalizes the numbers, one-hot encodes the categories, and joins them as the column "Features". A training reads its rows many times, and so they are kept.</summary>
    public static IEstimator<ITransformer> Featurize(MLContext mlContext)
        => mlContext.Transforms.NormalizeMeanVariance("Numbers")
            .Append(mlContext.Transforms.Categorical.OneHotEncoding([.. Categories.Select(c => new InputOutputColumnPair(c))]))
            .Append<ITransformer>(mlContext.Transforms.Concatenate("Features", ["Numbers", .. Categories]))
            .AppendCacheCheckpoint(mlContext);

    /// <summary>A logistic regression on one thread: its sums, and so its model, do not depend on the number of cores.</summary>
    public static LbfgsLogisticRegressionBinaryTrainer LogisticRegression(MLContext mlContext, string? weightColumnName = null)
        => mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new() { ExampleWeightColumnName = weightColumnName, L1Regularization = 0, NumberOfThreads = 1 });
}
