#:project ../../src/Microsoft.ML.Imbalance
#:package Microsoft.ML.FastTree

// Which binary trainers follow a weight column: the share of loans called bad without weights, with balanced weights, and with random oversampling instead.
//
//   dotnet run docs/samples/weights-by-trainer.cs
//
// Expected output:
//
//                                    no weights   weights  oversampling
//   LbfgsLogisticRegression               0.2 %    28.5 %        29.0 %
//   SgdCalibrated                         0.2 %    40.3 %        41.5 %
//   FastTree                              0.5 %     3.0 %         2.3 %
//   FastForest                            0.0 %    20.0 %        24.7 %
//   Gam                                   0.0 %     0.0 %        37.6 %
//   LinearSvm                             < 1 %     < 1 %         > 1 %
//   LdSvm                                 < 1 %     < 1 %         > 1 %
//   FieldAwareFactorizationMachine        < 1 %    throws         > 1 %

using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;
using Trainers = Microsoft.ML.BinaryClassificationCatalog.BinaryClassificationTrainers;

StratifiedSplit split = Split(new MLContext(seed: 1));
Console.WriteLine("                                 no weights   weights  oversampling");
Show("LbfgsLogisticRegression", (t, weight) => t.LbfgsLogisticRegression(new() { ExampleWeightColumnName = weight, NumberOfThreads = 1 }));
Show("SgdCalibrated", (t, weight) => t.SgdCalibrated(new() { ExampleWeightColumnName = weight, NumberOfThreads = 1 }));
Show("FastTree", (t, weight) => t.FastTree(exampleWeightColumnName: weight));
Show("FastForest", (t, weight) => t.FastForest(exampleWeightColumnName: weight));
Show("Gam", (t, weight) => t.Gam(exampleWeightColumnName: weight, numberOfIterations: 100));

// Three that go through the rows one by one in large steps: the order of the rows and the last bits of a processor's arithmetic decide how many they call bad.
Show("LinearSvm", (t, weight) => t.LinearSvm(exampleWeightColumnName: weight, numberOfIterations: 10), rough: true);
Show("LdSvm", (t, weight) => t.LdSvm(exampleWeightColumnName: weight, numberOfIterations: 2000), rough: true);
Show("FieldAwareFactorizationMachine", (t, weight) => t.FieldAwareFactorizationMachine(exampleWeightColumnName: weight), rough: true);

void Show(string name, Func<Trainers, string?, IEstimator<ITransformer>> trainer, bool rough = false)
{
    string none = BadLoans(t => trainer(t, null), ml => ml.Transforms.Imbalance.ClassWeights(), rough);
    string weights = BadLoans(t => trainer(t, "Weight"), ml => ml.Transforms.Imbalance.ClassWeights(), rough);
    string copies = BadLoans(t => trainer(t, null), ml => ml.Transforms.Imbalance.RandomOversample(seed: 1), rough);
    Console.WriteLine($"{name,-32} {none,10} {weights,9} {copies,13}");
}

// Each model has a context of its own, so that all draw the same random numbers.
string BadLoans(Func<Trainers, IEstimator<ITransformer>> trainer, Func<MLContext, IEstimator<ITransformer>> step, bool rough)
{
    var ml = new MLContext(seed: 1);
    try
    {
        var pipeline = ml.Transforms.NormalizeMeanVariance("Features", "Numbers").Append(step(ml)).Append(trainer(ml.BinaryClassification.Trainers));
        double share = pipeline.Fit(split.TrainSet).Transform(split.TestSet).GetColumn<bool>("PredictedLabel").Average(bad => bad ? 1.0 : 0.0);
        return rough ? share > 0.01 ? "> 1 %" : "< 1 %" : share.ToString("0.0 %");
    }
    catch (ArgumentOutOfRangeException)
    {
        return "throws";
    }
}

static StratifiedSplit Split(MLContext ml) => ml.Data.Imbalance.StratifiedTrainTestSplit(LendingClub.Load(ml), testFraction: 0.7, seed: 1);
