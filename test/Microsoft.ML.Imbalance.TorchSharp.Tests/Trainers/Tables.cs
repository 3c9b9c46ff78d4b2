using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Small tables with classes that can be told apart, but not quite.</summary>
internal static class Tables
{
    public static NeuralNetworkOptions Quick => Options();

    public static NeuralNetworkOptions Options(NetworkArchitecture? architecture = null, string? weight = null, int epochs = 12) => new()
    {
        Architecture = architecture ?? new MlpArchitecture { HiddenWidths = [16, 8], Dropout = 0 },
        ExampleWeightColumnName = weight,
        Epochs = epochs,
        BatchSize = 64,
        // 150 steps in all: large ones.
        Optimizer = new AdamWOptions { LearningRate = 0.01 },
        // Few validation rows are soon ranked perfectly.
        ValidationMetric = ValidationMetric.LogLoss,
        Seed = 5,
    };

    /// <summary>A tenth of the rows is positive; features are far from 0 and of different scales.</summary>
    public static IDataView Binary(MLContext ml, int rows = 800) => ml.Data.LoadFromEnumerable(BinaryRows(rows));

    public static BinaryRow[] BinaryRows(int rows)
    {
        RandomStream random = RandomStream.Create(2, nameof(Tables));
        return [.. Enumerable.Range(0, rows).Select(i =>
        {
            bool positive = i % 10 == 0;
            double shift = positive ? 1.5 : 0;
            return new BinaryRow
            {
                Label = positive,
                Weight = positive ? 3 : 1,
                Name = $"row {i}",
                Features = [(float)(random.NextGaussian() + shift), (float)(100 + 20 * (random.NextGaussian() - shift)), (float)random.NextGaussian(), (float)(0.01 * random.NextGaussian())],
            };
        })];
    }

    /// <summary>A number and a category of three, of which one tells the positive class; the slots of the category are marked as such.</summary>
    public static IDataView OneHot(MLContext ml)
    {
        IDataView table = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 600).Select(i =>
            new CategoryRow { Label = i % 6 == 0, Color = i % 6 == 0 || i % 12 == 1 ? "red" : i % 2 == 0 ? "green" : "blue", Size = i % 7 }).ToArray());
        return ml.Transforms.Categorical.OneHotEncoding("Colors", "Color").Append(ml.Transforms.Concatenate("Features", "Size", "Colors")).Fit(table).Transform(table);
    }

    /// <summary>Classes of 60, 30 and 10 %, as a key with names, in this order.</summary>
    public static IDataView Multiclass(MLContext ml, int rows = 800)
    {
        RandomStream random = RandomStream.Create(3, nameof(Tables));
        string[] names = ["low", "middle", "high"];
        IDataView table = ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(i =>
        {
            int c = i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2;
            return new TextRow { Class = names[c], Features = [(float)(random.NextGaussian() + 3 * c), (float)(random.NextGaussian() - c), (float)random.NextGaussian()] };
        }).ToArray());
        IDataView keys = ml.Data.LoadFromEnumerable(names.Select(name => new Name { Value = name }).ToArray());
        return ml.Transforms.Conversion.MapValueToKey("Label", nameof(TextRow.Class), keyData: keys).Fit(table).Transform(table);
    }

    public sealed class BinaryRow
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        public string Name { get; set; } = "";

        [VectorType(4)]
        public float[] Features { get; set; } = [];
    }

    public sealed class TextRow
    {
        public string Class { get; set; } = "";

        [VectorType(3)]
        public float[] Features { get; set; } = [];
    }

    private sealed class CategoryRow
    {
        public bool Label { get; set; }

        public string Color { get; set; } = "";

        public float Size { get; set; }
    }

    private sealed class Name
    {
        public string Value { get; set; } = "";
    }
}
