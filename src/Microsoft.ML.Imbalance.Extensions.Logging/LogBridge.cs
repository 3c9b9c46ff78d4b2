using Microsoft.Extensions.Logging;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Passes messages from a context to a logger until it is disposed.</summary>
internal sealed partial class LogBridge : IDisposable
{
    private readonly MLContext _mlContext;
    private readonly ILogger _logger;
    private readonly LogLevel _minimumLevel;

    public LogBridge(MLContext mlContext, ILogger logger, LogLevel minimumLevel)
    {
        _mlContext = mlContext;
        _logger = logger;
        _minimumLevel = minimumLevel;
        mlContext.Log += Pass;
    }

    public void Dispose() => _mlContext.Log -= Pass;

    private void Pass(object? sender, LoggingEventArgs message)
    {
        LogLevel level = message.Kind switch
        {
            ChannelMessageKind.Error => LogLevel.Error,
            ChannelMessageKind.Warning => LogLevel.Warning,
            ChannelMessageKind.Info => LogLevel.Information,
            _ => LogLevel.Trace,
        };
        if (level >= _minimumLevel && _logger.IsEnabled(level))
            Write(_logger, level, message.Source, message.RawMessage);
    }

    [LoggerMessage(Message = "{Source}: {Message}")]
    private static partial void Write(ILogger logger, LogLevel level, string source, string message);
}
