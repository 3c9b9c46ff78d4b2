using Microsoft.Extensions.Logging;

namespace Microsoft.ML;

/// <summary>ML.NET's messages in the log of an application.</summary>
public static class LoggingExtensions
{
    /// <summary>Passes what ML.NET and this library say to a logger: progress of fits and cross-validations, warnings of resamplers, everything in <see cref="MLContext.Log"/>.</summary>
    /// <param name="mlContext">The context whose messages to pass on.</param>
    /// <param name="logger">Where to. It may be called from several threads at once.</param>
    /// <param name="minimumLevel">Messages below it are left out before they are formatted: ML.NET traces a lot.</param>
    /// <returns>Ends the passing on when disposed.</returns>
    /// <remarks>
    /// Traces of ML.NET are <see cref="LogLevel.Trace"/>, infos <see cref="LogLevel.Information"/>, warnings <see cref="LogLevel.Warning"/>, errors <see
    /// cref="LogLevel.Error"/>. The properties of an entry are <c>Source</c>, the component that speaks, and <c>Message</c>.
    /// </remarks>
    public static IDisposable LogTo(this MLContext mlContext, ILogger logger, LogLevel minimumLevel = LogLevel.Information)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        ArgumentNullException.ThrowIfNull(logger);
        return new LogBridge(mlContext, logger, minimumLevel);
    }
}
