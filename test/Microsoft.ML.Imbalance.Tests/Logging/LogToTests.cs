using Microsoft.Extensions.Logging;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class LogToTests
{
    [TestMethod]
    public void KindsOfMessagesBecomeLevels()
    {
        var mlContext = new MLContext(seed: 1);
        var logger = new ListLogger();
        using (mlContext.LogTo(logger, LogLevel.Trace))
            Say(mlContext);
        CollectionAssert.AreEqual(
            new[] { (LogLevel.Trace, "Speaker; Test: a trace"), (LogLevel.Information, "Speaker; Test: an info"), (LogLevel.Warning, "Speaker; Test: a warning"), (LogLevel.Error, "Speaker; Test: an error") },
            // ML.NET itself says when a channel starts and ends.
            logger.Entries.Where(e => !e.Text.Contains("Channel ", StringComparison.Ordinal)).ToArray());
    }

    [TestMethod]
    public void WhatIsBelowTheMinimumIsLeftOut()
    {
        var mlContext = new MLContext(seed: 1);
        var logger = new ListLogger();
        using (mlContext.LogTo(logger, LogLevel.Warning))
            Say(mlContext);
        CollectionAssert.AreEqual(new[] { LogLevel.Warning, LogLevel.Error }, logger.Entries.Select(e => e.Level).ToArray());
    }

    [TestMethod]
    public void ADisposedBridgeIsSilent()
    {
        var mlContext = new MLContext(seed: 1);
        var logger = new ListLogger();
        mlContext.LogTo(logger).Dispose();
        Say(mlContext);
        Assert.IsEmpty(logger.Entries);
    }

    [TestMethod]
    public void CrossValidationAndResamplersSayHowFarTheyAre()
    {
        var mlContext = new MLContext(seed: 1);
        var logger = new ListLogger();
        using IDisposable bridge = mlContext.LogTo(logger);
        IDataView rows = LabeledRows.Gaussian([60, 20]).ToView(mlContext, LabelKind.Boolean);
        var pipeline = mlContext.Transforms.Imbalance.Smote().Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        mlContext.BinaryClassification.Imbalance.CrossValidate(rows, pipeline, numberOfFolds: 2, seed: 1);
        string[] said = [.. logger.Entries.Select(e => e.Text)];
        Assert.ContainsSingle(said.Where(s => s.EndsWith("Fold 2 of 2 is evaluated.", StringComparison.Ordinal)));
        Assert.HasCount(2, said.Where(s => s.EndsWith("Smote: 40 rows became 60.", StringComparison.Ordinal)));
    }

    private static void Say(MLContext mlContext)
    {
        using IChannel channel = ((IHostEnvironment)mlContext).Register("Speaker").Start("Test");
        channel.Trace(MessageSensitivity.None, "a trace");
        channel.Info(MessageSensitivity.None, "an info");
        channel.Warning(MessageSensitivity.None, "a warning");
        channel.Error(MessageSensitivity.None, "an error");
    }

    private sealed class ListLogger : ILogger
    {
        public List<(LogLevel Level, string Text)> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Entries)
                Entries.Add((logLevel, formatter(state, exception)));
        }
    }
}
