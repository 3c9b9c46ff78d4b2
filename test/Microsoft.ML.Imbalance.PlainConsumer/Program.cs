// In a process that knows ML.NET only: for each line "MODEL.zip<tab>DATA.idv" of the input it loads the model, scores the data with it, and prints the number of rows and the bits of every answer.
using Microsoft.ML;
using Microsoft.ML.Imbalance.PlainConsumer;

while (Console.ReadLine() is { } request)
{
    string[] files = request.Split('\t');
    try
    {
        // ML.NET keeps a network in a temporary file as long as the process lives.
        var mlContext = new MLContext { TempFilePath = Path.GetDirectoryName(files[0])! };
        string[] answers = ScoredBits.Of(mlContext.Model.Load(files[0], out _).Transform(mlContext.Data.LoadFromBinary(files[1])));
        if (AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name == "Microsoft.ML.Imbalance"))
            throw new InvalidOperationException("Microsoft.ML.Imbalance is loaded.");
        Console.WriteLine(answers.Length);
        foreach (string row in answers)
            Console.WriteLine(row);
    }
    // Whatever it is, the test tells it.
    catch (Exception exception)
    {
        Console.WriteLine(exception.ToString().ReplaceLineEndings(" "));
    }
    Console.Out.Flush();
}
