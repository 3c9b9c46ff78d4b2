#:sdk Microsoft.NET.Sdk.Web
#:project ../../src/Microsoft.ML.Imbalance
#:project ../../src/Microsoft.ML.Imbalance.Extensions.Logging

// A saved model behind a web address: a pool of prediction engines, asked by many at once. It starts, asks itself, compares every answer with the scores of the whole table, and ends.
//
//   dotnet run docs/samples/serve.cs
//
// Expected output:
//
//   logged: Smote
//   2000 requests, 16 at a time: every answer equals the score of the batch: True
//   no more engines than requests at a time: True

using System.Collections.Concurrent;
using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

const int RequestCount = 2000;
const int RequestsAtATime = 16;

// 1. Train and save. What ML.NET says goes to the application's log.
var mlContext = new MLContext(seed: 1);
var spoken = new ConcurrentDictionary<string, bool>();
using var loggers = LoggerFactory.Create(logging => logging.AddProvider(new SourceList(spoken)));
StratifiedSplit split = mlContext.Data.Imbalance.StratifiedTrainTestSplit(LendingClub.Load(mlContext), testFraction: 0.3, seed: 1);
string path = Path.Combine(AppContext.BaseDirectory, "served.zip");
using (mlContext.LogTo(loggers.CreateLogger("ML.NET")))
{
    var pipeline = LendingClub.Featurize(mlContext)
        .Append(mlContext.Transforms.Imbalance.Smote(target: SamplingTarget.Ratio(0.5), seed: 1))
        .Append(LendingClub.LogisticRegression(mlContext))
        .Append(mlContext.Transforms.Imbalance.CorrectPriors());
    mlContext.Model.Save(pipeline.Fit(split.TrainSet), split.TrainSet.Schema, path);
}
Console.WriteLine($"logged: {string.Join(", ", spoken.Keys.Where(source => source.StartsWith("Smote", StringComparison.Ordinal)).Select(source => source.Split(';')[0]).Distinct())}");

// 2. Serve. A prediction engine is for one thread at a time; the model in it is for all. So engines are pooled, and each request borrows one.
WebApplicationBuilder builder = WebApplication.CreateBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
var policy = new EnginePolicy(path);
builder.Services.AddSingleton(new DefaultObjectPoolProvider { MaximumRetained = RequestsAtATime }.Create(policy));
WebApplication app = builder.Build();
app.MapPost("/predict", (Loan loan, ObjectPool<PredictionEngine<Loan, Prediction>> engines) =>
{
    PredictionEngine<Loan, Prediction> engine = engines.Get();
    try
    {
        return engine.Predict(loan);
    }
    finally
    {
        engines.Return(engine);
    }
});
await app.StartAsync();

// 3. Ask for many loans at once, and compare with the batch.
Loan[] loans = [.. mlContext.Data.CreateEnumerable<Loan>(mlContext.Data.TakeRows(split.TestSet, 500), reuseRowObject: false)];
float[] expected = [.. policy.Model.Transform(mlContext.Data.TakeRows(split.TestSet, 500)).GetColumn<float>("Probability")];
using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
int equal = 0;
await Parallel.ForAsync(0, RequestCount, new ParallelOptions { MaxDegreeOfParallelism = RequestsAtATime }, async (request, cancellation) =>
{
    int row = request % loans.Length;
    using HttpResponseMessage response = await client.PostAsJsonAsync("/predict", loans[row], cancellation);
    Prediction? answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Prediction>(cancellation);
    if (answer!.Probability == expected[row])
        Interlocked.Increment(ref equal);
});
await app.StopAsync();
Console.WriteLine($"{RequestCount} requests, {RequestsAtATime} at a time: every answer equals the score of the batch: {equal == RequestCount}");
Console.WriteLine($"no more engines than requests at a time: {policy.EngineCount <= RequestsAtATime}");

internal sealed class EnginePolicy : PooledObjectPolicy<PredictionEngine<Loan, Prediction>>
{
    private readonly MLContext _mlContext = new();
    private int _engineCount;

    public EnginePolicy(string path) => Model = _mlContext.Model.Load(path, out _);

    public ITransformer Model { get; }

    public int EngineCount => _engineCount;

    public override PredictionEngine<Loan, Prediction> Create()
    {
        Interlocked.Increment(ref _engineCount);
        return _mlContext.Model.CreatePredictionEngine<Loan, Prediction>(Model);
    }

    public override bool Return(PredictionEngine<Loan, Prediction> engine) => true;
}

internal sealed class SourceList(ConcurrentDictionary<string, bool> sources) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (state is IReadOnlyList<KeyValuePair<string, object?>> properties)
            sources[properties.First(p => p.Key == "Source").Value!.ToString()!] = true;
    }

    public void Dispose()
    {
    }
}

internal sealed class Loan
{
    public bool Label { get; set; }

    [VectorType(17)]
    public float[] Numbers { get; set; } = [];

    public string Term { get; set; } = "";

    public string SubGrade { get; set; } = "";

    public string State { get; set; } = "";

    public string Verification { get; set; } = "";

    public string Employment { get; set; } = "";
}

internal sealed class Prediction
{
    public bool PredictedLabel { get; set; }

    public float Probability { get; set; }
}
