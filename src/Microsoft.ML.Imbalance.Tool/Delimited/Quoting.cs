namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Quotation marks of RFC 4180: a field with separators, quotes or line breaks stands in quotes, with its own quotes doubled.</summary>
internal static class Quoting
{
    private const char Quote = '"';

    /// <summary>How long a field was in the file, given its value and its first character there.</summary>
    public static int RawLength(ReadOnlySpan<char> value, bool isQuoted) => isQuoted ? value.Length + value.Count(Quote) + 2 : value.Length;

    public static bool IsQuoted(ReadOnlySpan<char> raw) => raw.Length >= 2 && raw[0] == Quote;

    /// <summary>The value of a field as it stands in a file.</summary>
    public static ReadOnlyMemory<char> Decode(ReadOnlyMemory<char> raw)
    {
        if (!IsQuoted(raw.Span))
            return raw;
        ReadOnlyMemory<char> inner = raw[1..^1];
        return inner.Span.Contains(Quote) ? inner.ToString().Replace("\"\"", "\"").AsMemory() : inner;
    }

    /// <summary>A value as a field: in quotes if it needs them.</summary>
    public static string Encode(ReadOnlySpan<char> value, char separator)
    {
        using var field = new StringWriter();
        Write(field, value, separator);
        return field.ToString();
    }

    /// <summary>Writes a value, in quotes if it needs them.</summary>
    public static void Write(TextWriter writer, ReadOnlySpan<char> value, char separator)
    {
        if (value.IndexOfAny(separator, Quote, '\n') < 0 && !value.Contains('\r'))
        {
            writer.Write(value);
            return;
        }
        writer.Write(Quote);
        foreach (char character in value)
        {
            if (character == Quote)
                writer.Write(Quote);
            writer.Write(character);
        }
        writer.Write(Quote);
    }
}
