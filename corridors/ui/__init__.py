"""The Streamlit pages: they ask the domain and show the answer, and decide nothing."""
