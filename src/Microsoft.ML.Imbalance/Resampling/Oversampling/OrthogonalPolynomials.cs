namespace Microsoft.ML.Imbalance;

/// <summary>Polynomials of degree 0 … K, orthonormal over the places 0 … n - 1: a fit needs no system of equations, and stays exact at high degrees.</summary>
/// <remarks>
/// Forsythe, "Generation and use of orthogonal polynomials for data-fitting with a digital computer", J. SIAM 5 (1957). On places that lie symmetrically
/// about x = 0 the recurrence has two terms: p_{k+1} = (x p_k - b_k p_{k-1}) / b_{k+1}.
/// </remarks>
internal sealed class OrthogonalPolynomials
{
    private readonly int _places;
    private readonly double[] _norms;

    public OrthogonalPolynomials(int places, int degree)
    {
        _places = places;
        _norms = new double[degree + 1];
        _norms[0] = Math.Sqrt(places);
        var values = new double[degree + 1];
        for (int k = 1; k <= degree; k++)
        {
            // With 1 in place of the norm that is to be found, the recurrence gives the polynomial before it is scaled.
            _norms[k] = 1;
            double sum = 0;
            for (int place = 0; place < places; place++)
            {
                Evaluate(place, values.AsSpan(0, k + 1));
                sum += values[k] * values[k];
            }
            _norms[k] = Math.Sqrt(sum);
        }
    }

    /// <summary>How many there are: one more than the degree.</summary>
    public int Count => _norms.Length;

    /// <summary>The values of all polynomials at a place, which need not be whole.</summary>
    public void Evaluate(double place, Span<double> values)
    {
        double x = 2 * place / (_places - 1) - 1;
        values[0] = 1 / _norms[0];
        for (int k = 1; k < values.Length; k++)
            values[k] = (x * values[k - 1] - (k > 1 ? _norms[k - 1] * values[k - 2] : 0)) / _norms[k];
    }
}
