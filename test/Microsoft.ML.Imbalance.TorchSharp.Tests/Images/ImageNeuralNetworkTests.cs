using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>The trainer of images in the places where ML.NET's own trainers are used.</summary>
[TestClass]
public sealed class ImageNeuralNetworkTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly IDataView Train = Pictures.View([120, 60, 30]), Test = Pictures.View([30, 30, 30], seed: 2);
    private static readonly Lazy<ImageNeuralNetworkTransformer> Model = new(() => Fit(Pictures.Options()));
    private static readonly Lazy<ImageNeuralNetworkTransformer> BinaryModel = new(() => Ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(Binary()).Fit(Train));

    [TestMethod]
    public void ItLearnsFromImagesAndFromPixelsAlike()
    {
        Assert.IsGreaterThan(0.95, MacroAccuracy(Model.Value));
        ImageNeuralNetworkTransformer pixels = Fit(Pictures.Options("Pixels"));
        // The pictures are grey: the bytes are the same, and so is the network.
        CollectionAssert.AreEqual(Model.Value.Model.Network.Parameters, pixels.Model.Network.Parameters);
        float[][] expected = Scores(Model.Value), actual = Scores(pixels);
        for (int row = 0; row < expected.Length; row++)
        {
            for (int c = 0; c < 3; c++)
                Assert.AreEqual(expected[row][c], actual[row][c], 1e-5);
        }
        CollectionAssert.AreEqual(Pictures.Names, Model.Value.Model.ClassNames.ToArray());
        Assert.AreEqual((12, 12, 1), (Model.Value.Model.ImageHeight, Model.Value.Model.ImageWidth, Model.Value.Model.Channels));
    }

    [TestMethod]
    public void TwoClassesAreLearnedToo()
        => Assert.IsGreaterThan(0.95, Ml.BinaryClassification.Evaluate(BinaryModel.Value.Transform(Test), "Flag").AreaUnderRocCurve);

    [TestMethod]
    public void ColumnsAreThoseOfMLNetsTrainers()
    {
        AssertSame(Ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Pixels").Fit(Train).Transform(Train).Schema, Model.Value.Transform(Train).Schema);
        AssertSame(Ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Flag", "Pixels").Fit(Train).Transform(Train).Schema, BinaryModel.Value.Transform(Train).Schema);
        SchemaShape promised = Ml.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork().GetOutputSchema(new SchemaShape(SchemaShapes.Of(Train.Schema)));
        SchemaShape.Column[] delivered = SchemaShapes.Of(Model.Value.GetOutputSchema(Train.Schema));
        CollectionAssert.AreEquivalent(delivered.Select(c => $"{c.Name} {c.Kind} {c.ItemType} {c.IsKey}").ToArray(), promised.Select(c => $"{c.Name} {c.Kind} {c.ItemType} {c.IsKey}").ToArray());

        static void AssertSame(DataViewSchema expected, DataViewSchema actual) => CollectionAssert.AreEqual(Texts(expected), Texts(actual));

        static string[] Texts(DataViewSchema schema) => [.. schema.Where(column => !column.IsHidden).Select(column =>
            $"{column.Name}: {column.Type} {string.Join(", ", column.Annotations.Schema.Where(a => !a.Name.StartsWith("Imbalance", StringComparison.Ordinal)).Select(a => $"{a.Name} {a.Type}").Order())}")];
    }

    [TestMethod]
    public void ThreadsStorageAndProgressChangeNothing()
    {
        ImageAugmentation augmentation = ImageAugmentation.Compose(ImageAugmentation.FlipVertically(), ImageAugmentation.Brightness(0.3));
        float[] expected = Fit(Pictures.Options(epochs: 3, augmentation: augmentation)).Model.Network.Parameters;
        CollectionAssert.AreEqual(expected, Fit(Pictures.Options(epochs: 3, augmentation: augmentation, threads: 3)).Model.Network.Parameters);
        CollectionAssert.AreEqual(expected, Fit(Pictures.Options(epochs: 3, augmentation: augmentation, memory: 1000)).Model.Network.Parameters);
        CollectionAssert.AreNotEqual(expected, Fit(Pictures.Options(epochs: 3)).Model.Network.Parameters);
    }

    [TestMethod]
    [DataRow(ImageResizingEstimator.ResizingKind.Fill)]
    [DataRow(ImageResizingEstimator.ResizingKind.IsoPad)]
    [DataRow(ImageResizingEstimator.ResizingKind.IsoCrop)]
    public void ImagesOfAnotherShapeAreResizedAsAskedFor(ImageResizingEstimator.ResizingKind resizing)
    {
        // Three times as wide as high, the class at the left edge, noise elsewhere: a crop to the middle leaves the noise.
        var options = new ImageNeuralNetworkOptions
        {
            ImageHeight = 12,
            ImageWidth = 12,
            Channels = 1,
            Resizing = resizing,
            Architecture = new SmallCnnArchitecture { Widths = [8], Dropout = 0 },
            Optimizer = new AdamWOptions { LearningRate = 0.02 },
            ValidationFraction = 0,
            Epochs = 15,
            BatchSize = 16,
            Seed = 1,
        };
        double area = Ml.BinaryClassification.Evaluate(Ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(options).Fit(Wide(seed: 1)).Transform(Wide(seed: 2))).AreaUnderRocCurve;
        if (resizing == ImageResizingEstimator.ResizingKind.IsoCrop)
            Assert.IsLessThan(0.75, area);
        else
            Assert.IsGreaterThan(0.95, area);

        static IDataView Wide(int seed) => new ColumnarView(
            80,
            new ViewColumn<bool>("Label", BooleanDataViewType.Instance, row => row % 2 == 0),
            new ViewColumn<MLImage>("Image", new ImageDataViewType(16, 48), row =>
            {
                var pixels = new byte[48 * 16 * 4];
                RandomStream random = RandomStream.Create(seed, nameof(Wide), row: row);
                for (int i = 0; i < pixels.Length; i += 4)
                {
                    byte grey = i / 4 % 48 < 14 ? (byte)(row % 2 == 0 ? 230 : 20) : (byte)random.Next(256);
                    (pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3]) = (grey, grey, grey, 255);
                }
                return MLImage.CreateFromPixels(48, 16, MLPixelFormat.Rgba32, pixels);
            }));
    }

    [TestMethod]
    [DataRow(RowMixing.MixUp)]
    [DataRow(RowMixing.CutMix)]
    [DataRow(RowMixing.Remix)]
    [DataRow(RowMixing.ManifoldMixUp)]
    public void MixedImagesAreLearnedFrom(RowMixing mixing) => Assert.IsGreaterThan(0.8, MacroAccuracy(Fit(Pictures.Options(epochs: 14, mixing: mixing))));

    [TestMethod]
    public void LossesSamplingsSchedulesAndAdjustmentsWorkAsForTables()
    {
        var options = new ImageNeuralNetworkOptions
        {
            Channels = 1,
            Architecture = new SmallCnnArchitecture { Widths = [8, 16] },
            Loss = new LdamLossOptions(),
            Sampling = BatchSampling.ClassBalanced,
            Deferred = DeferredBalancing.Reweight,
            DeferredStart = 0.5,
            Classifier = ClassifierAdjustment.Retrain,
            ClassifierEpochs = 3,
            WeightAverageDecay = 0.9,
            LearningRateSchedule = LearningRateSchedule.OneCycle,
            Optimizer = new AdamWOptions { LearningRate = 0.01 },
            Epochs = 8,
            BatchSize = 32,
            Seed = 1,
        };
        ImageNeuralNetworkTransformer model = Fit(options);
        Assert.IsGreaterThan(0.8, MacroAccuracy(model));
        Assert.AreEqual(11, model.Model.EpochCount);
    }

    [TestMethod]
    public void ATrainingThatWasKilledGoesOnToTheSameBits()
    {
        string folder = Directory.CreateTempSubdirectory("imbalance-tests-").FullName, path = Path.Combine(folder, "training");
        try
        {
            ImageAugmentation augmentation = ImageAugmentation.Translate(0.2);
            float[] whole = Fit(Pictures.Options(epochs: 4, augmentation: augmentation, mixing: RowMixing.CutMix, normalization: ImageNormalization.FashionMnist)).Model.Network.Parameters;
            using var source = new CancellationTokenSource();
            var listener = new Listener<TrainingProgress>(p => { if (p.Epoch == 2) source.Cancel(); });
            Assert.IsTrue(Fit(Pictures.Options(epochs: 4, augmentation: augmentation, mixing: RowMixing.CutMix, normalization: ImageNormalization.FashionMnist, checkpoint: path, progress: listener, token: source.Token)).Model.WasCancelled);
            string message = Assert.ThrowsExactly<InvalidOperationException>(() => Fit(Pictures.Options(epochs: 4, augmentation: ImageAugmentation.Translate(0.1), mixing: RowMixing.CutMix, normalization: ImageNormalization.FashionMnist, checkpoint: path))).Message;
            StringAssert.StartsWith(message, $"CheckpointPath '{path}' is the checkpoint of a training with other options");
            Assert.ThrowsExactly<InvalidOperationException>(() => Fit(Pictures.Options(epochs: 4, augmentation: augmentation, mixing: RowMixing.CutMix, normalization: ImageNormalization.Mnist, checkpoint: path)));
            CollectionAssert.AreEqual(whole, Fit(Pictures.Options(epochs: 4, augmentation: augmentation, mixing: RowMixing.CutMix, normalization: ImageNormalization.FashionMnist, checkpoint: path)).Model.Network.Parameters);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void FrozenStagesStayAsTheirWeightsWere()
    {
        string folder = Directory.CreateTempSubdirectory("imbalance-tests-").FullName, path = Path.Combine(folder, "weights.safetensors");
        try
        {
            Model.Value.Model.SaveWeights(path);
            // Two classes from weights of three: the last layer begins anew.
            ImageNeuralNetworkOptions options = Binary(epochs: 3, frozen: 1, weights: path);
            ImageNeuralNetworkTransformer model = Ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(options).Fit(Train);
            float[] before = Model.Value.Model.Network.Parameters, after = model.Model.Network.Parameters;
            int frozen = 8 * 9 + 2 * 8, body = frozen + 16 * 8 * 9 + 2 * 16;
            CollectionAssert.AreEqual(before[..frozen], after[..frozen]);
            CollectionAssert.AreNotEqual(before[frozen..body], after[frozen..body]);
            CollectionAssert.AreEqual(Model.Value.Model.Network.Buffers[..16], model.Model.Network.Buffers[..16]);
            // All stages: only the last layer learns, and it can, since the others have learned.
            ImageNeuralNetworkTransformer head = Ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(Binary(epochs: 8, frozen: 2, weights: path)).Fit(Train);
            CollectionAssert.AreEqual(before[..body], head.Model.Network.Parameters[..body]);
            Assert.IsGreaterThan(0.9, Ml.BinaryClassification.Evaluate(head.Transform(Test), "Flag").AreaUnderRocCurve);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void ViewsOfAnImageArePredictedTogether()
    {
        ImageNeuralNetworkTransformer plain = Fit(Pictures.Options(epochs: 4)), views = Fit(Pictures.Options(epochs: 4, views: new TestTimeAugmentationOptions { ShiftPixels = 1 }));
        CollectionAssert.AreEqual(plain.Model.Network.Parameters, views.Model.Network.Parameters);
        float[][] one = Scores(plain), many = Scores(views);
        Assert.IsTrue(many.All(row => Math.Abs(row.Sum() - 1) < 1e-5));
        Assert.IsGreaterThan(0.001, one.Zip(many, (a, b) => Math.Abs(a[0] - b[0])).Average());
        Assert.IsGreaterThan(0.8, MacroAccuracy(views));
    }

    [TestMethod]
    public void ARowOfSmallWeightCountsLittle()
    {
        Assert.IsGreaterThan(MeanProbability("Weight") + 0.05, MeanProbability(null));

        double MeanProbability(string? weight)
            => Ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(Binary(epochs: 2, weight: weight)).Fit(Train).Transform(Test).GetColumn<float>("Probability").Average();
    }

    [TestMethod]
    public void APredictionEngineGivesTheBitsOfTheView()
    {
        float[] expected = [.. BinaryModel.Value.Transform(Test).GetColumn<float>("Score")];
        byte[][] pictures = [.. Test.GetColumn<float[]>("Pixels").Select(row => Array.ConvertAll(row, value => (byte)value))];
        Parallel.For(0, 3, _ =>
        {
            PredictionEngine<Picture, Answer> engine = new MLContext(seed: 1).Model.CreatePredictionEngine<Picture, Answer>(BinaryModel.Value);
            for (int i = 0; i < pictures.Length; i++)
            {
                using MLImage image = Pictures.ToImage(pictures[i]);
                Answer answer = engine.Predict(new Picture { Image = image });
                Assert.AreEqual(expected[i], answer.Score);
                Assert.AreEqual(expected[i] > 0, answer.PredictedLabel);
            }
        });
    }

    [TestMethod]
    public void CrossValidationOversamplesTheFoldsThatAreTrainedOn()
    {
        var pipeline = Ml.Transforms.Imbalance.OversampleImages("Label", "Image", ImageAugmentation.Brightness(0.3), seed: 1)
            .Append(Ml.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork(Pictures.Options(epochs: 4, validation: 0)));
        var folds = Ml.MulticlassClassification.CrossValidate(Train, pipeline, numberOfFolds: 2, seed: 1);
        Assert.AreEqual(210, folds.Sum(fold => fold.ScoredHoldOutSet.GetColumn<uint>("Label").Count()));
        foreach (var fold in folds)
            Assert.IsGreaterThan(0.8, fold.Metrics.MacroAccuracy);
    }

    [TestMethod]
    public void CorrectPriorsBringsProbabilitiesBack()
    {
        var pipeline = Ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(Binary(epochs: 2)).Append(Ml.Transforms.Imbalance.CorrectPriors("Flag"));
        // A seventh of the rows is positive.
        Assert.AreEqual(1.0 / 7, pipeline.Fit(Train).Transform(Train).GetColumn<float>("Probability").Average(), 0.03);
    }

    private static ImageNeuralNetworkOptions Binary(int epochs = 8, int frozen = 0, string? weights = null, string? weight = null)
    {
        ImageNeuralNetworkOptions options = Pictures.Options(epochs: epochs);
        return new()
        {
            LabelColumnName = "Flag",
            ExampleWeightColumnName = weight,
            Channels = 1,
            Architecture = options.Architecture,
            Epochs = epochs,
            BatchSize = options.BatchSize,
            Optimizer = options.Optimizer,
            ValidationMetric = options.ValidationMetric,
            FrozenStages = frozen,
            WeightsPath = weights,
            Seed = 1,
        };
    }

    private static ImageNeuralNetworkTransformer Fit(ImageNeuralNetworkOptions options) => Ml.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork(options).Fit(Train);

    private static double MacroAccuracy(ITransformer model) => Ml.MulticlassClassification.Evaluate(model.Transform(Test)).MacroAccuracy;

    private static float[][] Scores(ITransformer model) => [.. model.Transform(Test).GetColumn<float[]>("Score")];

    private sealed class Picture
    {
        [Transforms.Image.ImageType(Pictures.Side, Pictures.Side)]
        public MLImage Image { get; set; } = null!;
    }

    private sealed class Answer
    {
        public bool PredictedLabel { get; set; }

        public float Score { get; set; }
    }
}
