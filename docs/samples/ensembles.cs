#:project ../../src/Microsoft.ML.Imbalance
#:package Microsoft.ML.LightGbm

// Ensembles on balanced rows against one model, on loans that the models have not seen.
//
//   dotnet run docs/samples/ensembles.cs
//
// Expected output:
//
//   OUTPUT

using Microsoft.ML;
using Microsoft.ML.Imbalance;
using Microsoft.ML.Trainers.LightGbm;

var mlContext = new MLContext(seed: 1);
StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(LendingClub.Load(mlContext), testFraction: 0.3, seed: 1);
ITransformer features = LendingClub.Featurize(mlContext).Fit(split.TrainSet);
IDataView train = mlContext.Data.Cache(features.Transform(split.TrainSet)), test = features.Transform(split.TestSet);
var ensembles = mlContext.BinaryClassification.Trainers.Imbalance;
Console.WriteLine("                    PR AUC  ROC AUC  balanced accuracy");

Show("one model", LightGbm());
Show("BalancedBagging", ensembles.BalancedBagging(LightGbm(), seed: 1));
Show("EasyEnsemble", ensembles.EasyEnsemble(LightGbm(), seed: 1));
Show("SelfPacedEnsemble", ensembles.SelfPacedEnsemble(LightGbm(), seed: 1));
Show("BalanceCascade", ensembles.BalanceCascade(LightGbm(), seed: 1));

LightGbmBinaryTrainer LightGbm() => mlContext.BinaryClassification.Trainers.LightGbm(numberOfLeaves: 8, numberOfIterations: 50, learningRate: 0.1);

void Show(string name, IEstimator<ITransformer> estimator)
{
    BinaryImbalanceMetrics m = mlContext.BinaryClassification.Imbalance.Evaluate(estimator.Fit(train).Transform(test));
    Console.WriteLine($"{name,-18} {m.AreaUnderPrecisionRecallCurve,7:0.000} {m.AreaUnderRocCurve,8:0.000} {m.BalancedAccuracy,18:0.000}");
}
