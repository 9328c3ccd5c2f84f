namespace BatteryTwin.Web.State.Reports;

/// <summary>Services of a file that is written without a browser window: a given calendar instead of that of a page.</summary>
internal sealed class ReportScope(IServiceProvider services, ShiftCalendar calendar) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(ShiftCalendar) ? calendar : services.GetService(serviceType);
}
