#:project ../../src/Microsoft.ML.Imbalance.TorchSharp
#:package Microsoft.ML.OnnxRuntime

// A neural network on imbalanced rows: trained, decided, brought back to real probabilities, saved and loaded.
//
//   dotnet run docs/samples/neural-network.cs
//
// The native library that trains it, libtorch, comes with the project file of the samples; an application adds the package TorchSharp-cpu, or one for CUDA.
// The numbers depend on the processor and on the version of libtorch, in their last digits at least.
//
// Expected output:
//
//                        recall  precision  balanced accuracy  PR AUC  Brier
//   logistic regression   0.006      0.333              0.503   0.117  0.049
//   network               0.619      0.106              0.665   0.111  0.190
//     corrected           0.000      0.000              0.499   0.111  0.050
//   TabM                  0.632      0.108              0.671   0.110  0.185
//   network, loaded       0.619      0.106              0.665   0.111  0.190

using Microsoft.ML;
using Microsoft.ML.Imbalance;
using Microsoft.ML.Imbalance.TorchSharp;

var mlContext = new MLContext(seed: 1);
StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(LendingClub.Load(mlContext), testFraction: 0.3, seed: 1);
var features = LendingClub.Featurize(mlContext);
Console.WriteLine("                     recall  precision  balanced accuracy  PR AUC  Brier");

// 1. The baseline: a linear model.
Show("logistic regression", features.Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression()).Fit(split.TrainSet));

// 2. A network as it comes: logit adjustment makes it decide as if both classes were equally frequent.
var network = features.Append(mlContext.BinaryClassification.Trainers.Imbalance.NeuralNetwork(seed: 1));
var trained = network.Fit(split.TrainSet);
Show("network", trained);

// 3. The same, with probabilities for the shares that the classes really have.
Show("  corrected", network.Append(mlContext.Transforms.Imbalance.CorrectPriors()).Fit(split.TrainSet));

// 4. Options: an ensemble within one network, and categories as vectors.
var options = new NeuralNetworkOptions
{
    Architecture = new TabMArchitecture { MemberCount = 8, Width = 64 },
    CategoricalEmbeddingWidth = 4,
    Loss = new LogitAdjustedLossOptions { Tau = 1 },
    Epochs = 20,
    ValidationMetric = ValidationMetric.AveragePrecision,
    Seed = 1,
};
var ensemble = features.Append(mlContext.BinaryClassification.Trainers.Imbalance.NeuralNetwork(options)).Fit(split.TrainSet);
Show("TabM", ensemble);

// 5. Saved, the network is an ONNX model and ML.NET's own parts: another process needs neither this package nor libtorch.
string path = Path.Combine(AppContext.BaseDirectory, "network.zip");
mlContext.Model.Save(trained, split.TrainSet.Schema, path);
Show("network, loaded", mlContext.Model.Load(path, out _));

// 6. The bare ONNX model, for any other runtime.
trained.LastTransformer.SaveAsOnnx(Path.Combine(AppContext.BaseDirectory, "network.onnx"));

void Show(string name, ITransformer model)
{
    BinaryImbalanceMetrics m = mlContext.BinaryClassification.Imbalance.Evaluate(model.Transform(split.TestSet));
    Console.WriteLine($"{name,-20} {m.PositiveRecall,6:0.000} {m.PositivePrecision,10:0.000} {m.BalancedAccuracy,18:0.000} {m.AreaUnderPrecisionRecallCurve,7:0.000} {m.BrierScore,6:0.000}");
}
