// Loads a saved model in a process that knows ML.NET only, scores a data file with it, and prints the bits of every answer.
using Microsoft.ML;
using Microsoft.ML.Imbalance.PlainConsumer;

if (args.Length != 2 || !File.Exists(args[0]) || !File.Exists(args[1]))
{
    Console.Error.WriteLine("usage: PlainConsumer MODEL.zip DATA.idv");
    return 2;
}
var mlContext = new MLContext();
ITransformer model = mlContext.Model.Load(args[0], out _);
foreach (string row in ScoredBits.Of(model.Transform(mlContext.Data.LoadFromBinary(args[1]))))
    Console.WriteLine(row);
string[] ours = [.. AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name!).Where(n => n == "Microsoft.ML.Imbalance")];
return ours.Length == 0 ? 0 : 1;
