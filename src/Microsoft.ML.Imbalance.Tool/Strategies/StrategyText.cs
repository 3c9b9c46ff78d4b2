namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A strategy taken apart: <c>name</c> or <c>name:option=value,option=value</c>.</summary>
internal sealed class StrategyText
{
    private StrategyText(string text, string name, Dictionary<string, string> options)
    {
        Text = text;
        Name = name;
        Options = options;
    }

    public string Text { get; }

    public string Name { get; }

    public IReadOnlyDictionary<string, string> Options { get; }

    /// <exception cref="ToolException">An option has no value, or is there twice.</exception>
    public static StrategyText Parse(string text)
    {
        int colon = text.IndexOf(':');
        if (colon < 0)
            return new StrategyText(text, text.Trim(), []);
        string name = text[..colon].Trim();
        var options = new Dictionary<string, string>();
        foreach (string part in SplitOutsideParentheses(text[(colon + 1)..]))
        {
            int equals = part.IndexOf('=');
            if (equals < 1 || equals == part.Length - 1)
                throw new ToolException($"Strategy '{text}': '{part}' is not an option. Write {name}:option=value,option=value.");
            if (!options.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
                throw new ToolException($"Strategy '{text}' sets option {part[..equals].Trim()} twice. Set it once.");
        }
        return new StrategyText(text, name, options);
    }

    // Within counts(a=1;b=2) a comma belongs to a class's name.
    private static IEnumerable<string> SplitOutsideParentheses(string text)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] != ',' || depth > 0)
                continue;
            yield return text[start..i];
            start = i + 1;
        }
        yield return text[start..];
    }
}
